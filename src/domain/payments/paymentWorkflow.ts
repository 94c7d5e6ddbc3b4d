import { z } from 'zod'
import type { Facts, Guard, Workflow } from '../workflow/types.ts'
import { MAX_AMOUNT_MINOR } from '../money/amount.ts'
import { OPEN_PAYMENT_STATES, PAYMENT_STATES, type Payment, type PaymentState } from './payment.ts'

export type PaymentFacts = Facts<Payment>

const isTransfer: Guard<PaymentFacts> = {
  code: 'not_a_transfer',
  sentence: 'Only a bank transfer is confirmed by hand: the gateway says what became of this payment.',
  isMet: ({ doc }) => doc.gateway === 'manual',
}

const isSomebodyElses: Guard<PaymentFacts> = {
  code: 'own_money',
  sentence: 'You can’t vouch for a payment of your own. Ask a colleague.',
  isMet: ({ doc, actor }) => actor.id !== doc.client,
}

const isSecondPerson: Guard<PaymentFacts> = {
  code: 'second_person_needed',
  sentence: 'The amount is above the limit of the website: somebody other than who found the transfer must approve it.',
  isMet: ({ doc, actor }) => actor.id !== doc.confirmedBy,
}

/** What arrived counts, not what was asked for. */
const isAboveLimit = ({ doc, input }: PaymentFacts): boolean =>
  Math.max(doc.gatewayMinor, (input as { receivedMinor?: number }).receivedMinor ?? 0) > (doc.approvalMinor ?? 0)

const Seen = z.strictObject({
  reference: z.string().trim().min(1).max(140).describe('Reference of the transfer on the bank account'),
  receivedMinor: z.int().min(1).max(MAX_AMOUNT_MINOR).describe('Amount that arrived, in minor units (cents)'),
})
const Because = z.strictObject({ reason: z.string().trim().min(1).max(500).describe('Reason, which the client reads') })

const staff = ['admin', 'support'] as const
const open = OPEN_PAYMENT_STATES
const notSucceeded = PAYMENT_STATES.filter((state) => state !== 'succeeded')
const transfer = [isTransfer, isSomebodyElses]

/** An attempt to pay. The gateway decides what becomes of it, or staff who look at the bank account. */
export const paymentWorkflow: Workflow<PaymentState, PaymentFacts> = {
  kind: 'payment',
  label: 'Payment',
  collection: 'payments',
  states: PAYMENT_STATES,
  initial: 'created',
  final: ['succeeded', 'failed', 'cancelled', 'expired'],
  transitions: [
    { name: 'ask',     label: 'Wait for the client', from: ['created'], to: 'requires_action', by: ['system'] },
    { name: 'process', label: 'Process',  from: ['created', 'requires_action'], to: 'processing', by: ['system'] },
    { name: 'succeed', label: 'Succeed',  from: notSucceeded,        to: 'succeeded',  by: ['system'], effects: ['bookPayment'] },
    { name: 'fail',    label: 'Fail',     from: open,                to: 'failed',     by: ['system'] },
    { name: 'cancel',  label: 'Cancel',   from: open,                to: 'cancelled',  by: ['system'] },
    { name: 'expire',  label: 'Expire',   from: open,                to: 'expired',    by: ['system'] },
    { name: 'confirm', label: 'Confirm the transfer', from: ['requires_action'], to: 'processing', by: staff, when: isAboveLimit, guards: transfer, input: Seen, effects: ['keepTransfer'], confirm: 'The amount is above the limit, so a second person approves it then. Is it on the bank account?' },
    { name: 'confirm', label: 'Confirm the transfer', from: ['requires_action'], to: 'succeeded', by: staff, guards: transfer, input: Seen, effects: ['keepTransfer', 'bookPayment'], confirm: 'The payment counts at once. Is it on the bank account?' },
    { name: 'approve', label: 'Approve the transfer', from: ['processing'], to: 'succeeded', by: staff, guards: [...transfer, isSecondPerson], effects: ['keepApproval', 'bookPayment'] },
    { name: 'reject',  label: 'Reject the transfer',  from: ['requires_action', 'processing'], to: 'failed', by: staff, guards: transfer, input: Because, effects: ['keepRejection'], confirm: 'The client is told that the money did not come. Reject the payment?' },
  ],
}
