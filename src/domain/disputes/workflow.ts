import { z } from 'zod'
import type { Facts, Guard, Workflow } from '../workflow/types.ts'
import { DISPUTE_STATES, unrecoveredMinor, type Dispute, type DisputeState } from './dispute.ts'

export type DisputeFacts = Facts<Dispute>

const isSomebodyElses: Guard<DisputeFacts> = {
  code: 'own_money',
  sentence: 'You can’t decide about a dispute of your own. Ask a colleague.',
  isMet: ({ doc, actor }) => actor.id !== doc.client,
}

const isBeforeDue: Guard<DisputeFacts> = {
  code: 'dispute_past_due',
  sentence: 'The bank takes no more evidence: it was due before.',
  isMet: ({ doc, now }) => doc.evidenceDueAt === null || now < new Date(doc.evidenceDueAt),
  details: ({ doc }) => ({ evidenceDueAt: doc.evidenceDueAt }),
}

const hasAnswer: Guard<DisputeFacts> = {
  code: 'dispute_answer_missing',
  sentence: 'Write the answer to the bank first, then look at the evidence as PDF.',
  isMet: ({ doc }) => Boolean(doc.answer),
}

const isTaken: Guard<DisputeFacts> = {
  code: 'dispute_is_inquiry',
  sentence: 'The bank only asks, and no money was taken: answer it, or refund the payment.',
  isMet: ({ doc }) => !doc.isInquiry,
}

const isLeft: Guard<DisputeFacts> = {
  code: 'dispute_nothing_to_recover',
  sentence: 'All that the dispute cost was taken back already.',
  isMet: ({ doc }) => unrecoveredMinor(doc) > 0,
}

/** As much as a bank reads; the gateway takes four times of it. */
export const ANSWER_LENGTH = 5_000
const Answered = z.strictObject({ answer: z.string().trim().min(1).max(ANSWER_LENGTH).meta({ title: 'Answer to the bank' }).describe('What was agreed and done, in plain words. The evidence as PDF goes with it.') })
const Why = z.strictObject({ reason: z.string().trim().min(1).max(500) })

const staff = ['admin', 'support'] as const
const own = [isSomebodyElses]

/** A client's bank takes a payment back, or asks about it. The gateway says how it stands; staff answer or give up. */
export const disputeWorkflow: Workflow<DisputeState, DisputeFacts> = {
  kind: 'gateway-dispute',
  label: 'Dispute at the gateway',
  collection: 'gateway-disputes',
  states: DISPUTE_STATES,
  initial: 'needs_response',
  final: ['won', 'lost', 'closed'],
  goal: 'won',
  transitions: [
    { name: 'take',         label: 'Look after it',    from: ['needs_response'], to: 'needs_response', by: staff, guards: own, effects: ['keepAssignee'] },
    { name: 'write_answer', label: 'Write the answer', from: ['needs_response'], to: 'needs_response', by: staff, guards: own, input: Answered, effects: ['keepAnswer'] },
    { name: 'submit',  label: 'Send the evidence',  from: ['needs_response'], to: 'submitting', by: staff, guards: [isSomebodyElses, hasAnswer, isBeforeDue], effects: ['keepEvidence'], confirm: 'The bank takes evidence once: nothing can be added later. Have you read the PDF?' },
    { name: 'concede', label: 'Give it up', from: ['needs_response'], to: 'conceding', by: ['admin'], guards: [isSomebodyElses, isTaken], effects: ['keepConcession'], confirm: 'The client’s bank keeps the money and the fee is lost, for good. Give the dispute up?' },
    { name: 'recover', label: 'Take back what is there', from: ['lost'], to: 'lost', by: ['admin'], guards: [isSomebodyElses, isLeft], effects: ['recover'], confirm: 'What is still held for the order, or of a top-up what is in the wallet, goes to the cost of the dispute. The client has it from the bank. Take it?' },
    { name: 'respond', label: 'Ask for a response', from: ['submitting', 'conceding', 'under_review', 'won', 'lost', 'closed'], to: 'needs_response', by: ['system'], effects: ['beginAnew'] },
    { name: 'review',  label: 'Review', from: DISPUTE_STATES.filter((state) => state !== 'under_review'), to: 'under_review', by: ['system'] },
    { name: 'win',     label: 'Win',    from: DISPUTE_STATES.filter((state) => state !== 'won'),    to: 'won',    by: ['system'] },
    { name: 'lose',    label: 'Lose',   from: DISPUTE_STATES.filter((state) => state !== 'lost'),   to: 'lost',   by: ['system'] },
    { name: 'close',   label: 'Close',  from: DISPUTE_STATES.filter((state) => state !== 'closed'), to: 'closed', by: ['system'] },
    { name: 'return_to_staff', label: 'Return to staff', from: ['submitting', 'conceding'], to: 'needs_response', by: ['system'], input: Why, effects: ['keepProblem'] },
  ],
}
