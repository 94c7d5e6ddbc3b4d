import { z } from 'zod'
import { MAX_AMOUNT_MINOR } from '../money/amount.ts'
import type { Facts, Guard, Workflow } from '../workflow/types.ts'
import { openParts, type RefundPart } from './parts.ts'
import { DESTINATIONS } from './planRefund.ts'

export const REFUND_STATES = ['requested', 'approved', 'processing', 'succeeded', 'rejected', 'failed'] as const
export type RefundState = (typeof REFUND_STATES)[number]

export type RefundFacts = Facts<{
  state: RefundState
  client: string
  requestedBy: string | null
  amountMinor: number
  currency: string
  /** Above it a second person approves: the website's limit when the refund was requested. */
  limitMinor: number
  parts: RefundPart[] | null
}> & {
  /** Paid for the document and not given back. */
  leftMinor: number
  /** Of it with the client's bank, which disputes the payment. */
  disputedMinor: number
}

const isSomebodyElses: Guard<RefundFacts> = {
  code: 'own_money',
  sentence: 'You can’t decide on a refund to yourself. Ask a colleague.',
  isMet: ({ doc, actor }) => actor.id !== doc.client,
}

const hasSecondPerson: Guard<RefundFacts> = {
  code: 'second_person_needed',
  sentence: 'The amount is above the limit of the website: somebody other than the requester must approve it.',
  isMet: ({ doc, actor }) => doc.amountMinor <= doc.limitMinor || actor.id !== doc.requestedBy,
  details: ({ doc }) => ({ amountMinor: doc.amountMinor, limitMinor: doc.limitMinor }),
}

const isLeft: Guard<RefundFacts> = {
  code: 'refund_exceeds_paid',
  sentence: 'The refund is more than what was paid and not given back.',
  isMet: ({ doc, leftMinor }) => doc.amountMinor <= leftMinor,
  details: ({ doc, leftMinor }) => ({ amountMinor: doc.amountMinor, leftMinor }),
}

const isNotWithBank: Guard<RefundFacts> = {
  code: 'payment_disputed',
  sentence: 'The client’s bank has taken this money back already. Wait until the dispute is decided.',
  isMet: ({ doc, leftMinor, disputedMinor }) => doc.amountMinor <= leftMinor - disputedMinor,
  details: ({ doc, leftMinor, disputedMinor }) => ({ amountMinor: doc.amountMinor, leftMinor, disputedMinor }),
}

/** The bank account has no programme that could be asked: staff say what became of a transfer. */
const isByHand: Guard<RefundFacts> = {
  code: 'refund_not_by_hand',
  sentence: 'Only a bank transfer is looked after by hand: the gateway says what became of the rest.',
  isMet: ({ doc }) => {
    const parts = doc.parts ?? []
    return parts.some(isManual) && openParts(parts).every((index) => isManual(parts[index]!))
  },
}
const isManual = ({ gateway, state }: RefundPart): boolean => gateway === 'manual' && state !== 'failed'

const Approved = z.strictObject({
  to: z.enum(DESTINATIONS).optional().meta({ title: 'Where it goes' }).describe('To its sources, as it was paid, or all of it but bonus credit to the wallet'),
  clawBackMinor: z.int().min(0).max(MAX_AMOUNT_MINOR).optional().describe('Taken back from the writer at most, where it was earned already'),
})
const Because = z.strictObject({ reason: z.string().trim().min(1).max(500).describe('Reason, which the client reads') })

const Sent = z.strictObject({ reference: z.string().trim().min(1).max(140).describe('Reference of the transfer on the bank account') })

const staff = ['admin', 'support'] as const

/** A refund is granted by a decision; moving the money is another step, which the gateway may undo later. */
export const refundWorkflow: Workflow<RefundState, RefundFacts> = {
  kind: 'refund',
  label: 'Refund',
  collection: 'refunds',
  states: REFUND_STATES,
  initial: 'requested',
  final: ['succeeded', 'rejected', 'failed'],
  goal: 'succeeded',
  transitions: [
    { name: 'approve',  label: 'Approve',    from: ['requested'],  to: 'approved',   by: staff,      guards: [isSomebodyElses, hasSecondPerson, isLeft, isNotWithBank], input: Approved, effects: ['postRefund'], confirm: 'The money goes back at once. Approve the refund?' },
    { name: 'approve',  label: 'Approve',    from: ['requested'],  to: 'approved',   by: ['system'], guards: [isLeft, isNotWithBank], effects: ['postRefund'] },
    { name: 'reject',   label: 'Reject',     from: ['requested'],  to: 'rejected',   by: [...staff, 'system'], input: Because, effects: ['keepRefusal'] },
    { name: 'withdraw', label: 'Withdraw',   from: ['requested'],  to: 'rejected',   by: ['client'], confirm: 'Withdraw the request? Nothing is given back for it.' },
    { name: 'start',    label: 'Start',      from: ['approved'],   to: 'processing', by: ['system'] },
    { name: 'succeed',  label: 'Succeed',    from: ['processing'], to: 'succeeded',  by: ['system'] },
    { name: 'fail',     label: 'Fail',       from: ['processing', 'succeeded'], to: 'failed', by: ['system'] },
    { name: 'mark_sent',     label: 'Transfer was sent', from: ['processing'], to: 'succeeded', by: staff, guards: [isSomebodyElses, isByHand], input: Sent, effects: ['settleByHand'] },
    { name: 'mark_returned', label: 'Transfer came back', from: ['processing', 'succeeded'], to: 'failed', by: staff, guards: [isSomebodyElses, isByHand], input: Because, effects: ['returnByHand'], confirm: 'The money is held again, or in the client’s wallet where the order has ended. Did the transfer come back?' },
  ],
}
