import { z } from 'zod'
import type { Facts, Workflow } from '../workflow/types.ts'
import { hasSecondPerson, isSomebodyElses, type FourEyesDoc } from './fourEyes.ts'

export const WITHDRAWAL_STATES = ['requested', 'approved', 'sent', 'returned', 'rejected'] as const
export type WithdrawalState = (typeof WITHDRAWAL_STATES)[number]
export type WithdrawalFacts = Facts<FourEyesDoc<WithdrawalState>>

const Because = z.strictObject({ reason: z.string().trim().min(1).max(500).describe('Reason') })
const Sent = z.strictObject({ reference: z.string().trim().min(1).max(140).describe('Reference of the transfer on the bank account') })
const DESK = ['admin', 'support'] as const

/** Store credit goes back to a client by bank transfer: out of the wallet when it is approved, before anybody sends it. */
export const withdrawalWorkflow: Workflow<WithdrawalState, WithdrawalFacts> = {
  kind: 'withdrawal',
  label: 'Withdrawal',
  collection: 'withdrawals',
  states: WITHDRAWAL_STATES,
  initial: 'requested',
  final: ['sent', 'returned', 'rejected'],
  transitions: [
    { name: 'approve',   label: 'Approve',   from: ['requested'],        to: 'approved', by: ['admin'], guards: [isSomebodyElses, hasSecondPerson], effects: ['postWithdrawal'], confirm: 'The money leaves the wallet at once; then send it from the bank account. Approve?' },
    { name: 'reject',    label: 'Reject',    from: ['requested'],        to: 'rejected', by: ['admin'], input: Because, effects: ['keepDecision'] },
    { name: 'mark_sent', label: 'Mark sent', from: ['approved'],         to: 'sent',     by: DESK, guards: [isSomebodyElses], input: Sent, effects: ['keepReference'] },
    { name: 'take_back', label: 'Came back', from: ['approved', 'sent'], to: 'returned', by: DESK, guards: [isSomebodyElses], input: Because, effects: ['postReturn'], confirm: 'The money is put back into the wallet. Is it on the bank account again, or did it never leave?' },
  ],
}
