import { z } from 'zod'
import type { Facts, Guard, Workflow } from '../workflow/types.ts'

export const BATCH_STATES = ['prepared', 'approved', 'in_transit', 'settled', 'cancelled'] as const
export type BatchState = (typeof BATCH_STATES)[number]

export type BatchFacts = Facts<{ state: BatchState; preparedBy: string }> & { writers: readonly string[] }

const hasSecondPerson: Guard<BatchFacts> = {
  code: 'second_person_needed',
  sentence: 'Somebody other than who made the batch must approve it.',
  isMet: ({ doc, actor }) => actor.id !== null && actor.id !== doc.preparedBy,
}

const isSomebodyElses: Guard<BatchFacts> = {
  code: 'own_money',
  sentence: 'A payout of your own is in the batch. Ask a colleague.',
  isMet: ({ writers, actor }) => actor.id === null || !writers.includes(actor.id),
}

const isFilled: Guard<BatchFacts> = {
  code: 'payout_batch_empty',
  sentence: 'No payout is left in the batch. Cancel it and make another.',
  isMet: ({ writers }) => writers.length > 0,
}

const Seen = z.strictObject({ reference: z.string().trim().min(1).max(140).describe('Reference of the transfer on the bank account') })
const Why = z.strictObject({ reason: z.string().trim().min(1).max(500).describe('What the bank says') })

/** Payouts that leave together as one file for the bank, with a second person's approval. */
export const batchWorkflow: Workflow<BatchState, BatchFacts> = {
  kind: 'payout-batch',
  label: 'Payout batch',
  collection: 'payout-batches',
  states: BATCH_STATES,
  initial: 'prepared',
  final: ['settled', 'cancelled'],
  goal: 'settled',
  transitions: [
    { name: 'approve', label: 'Approve', from: ['prepared'], to: 'approved', by: ['admin'], guards: [isFilled, hasSecondPerson, isSomebodyElses], effects: ['approvePayouts'], confirm: 'Every payout of the batch is approved. Have you looked at them?' },
    { name: 'send', label: 'Send', from: ['approved'], to: 'in_transit', by: ['admin'], guards: [isFilled, isSomebodyElses], effects: ['sendPayouts'], confirm: 'The money leaves the writers’ available earnings, and the files for the bank can be downloaded. Send the batch?' },
    { name: 'mark_paid', label: 'Mark all as paid', from: ['in_transit'], to: 'settled', by: ['admin', 'support'], guards: [isSomebodyElses], input: Seen, effects: ['confirmPayouts'], confirm: 'Every payout still in transit is marked as paid. Is the debit on the bank account?' },
    { name: 'mark_failed', label: 'Mark all as failed', from: ['in_transit'], to: 'settled', by: ['admin', 'support'], guards: [isSomebodyElses], input: Why, effects: ['failPayouts'], confirm: 'The money of every payout still in transit goes back to its writer. Did the bank refuse the file?' },
    { name: 'settle', label: 'Settle', from: ['in_transit'], to: 'settled', by: ['system'] },
    { name: 'cancel', label: 'Cancel', from: ['prepared', 'approved'], to: 'cancelled', by: ['admin', 'support'], effects: ['releasePayouts'], confirm: 'The payouts stay and can go into another batch. Cancel this one?' },
  ],
}
