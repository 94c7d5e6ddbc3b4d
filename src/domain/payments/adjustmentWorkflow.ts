import { z } from 'zod'
import type { Facts, Guard, Workflow } from '../workflow/types.ts'

export const ADJUSTMENT_STATES = ['requested', 'approved', 'rejected'] as const
export type AdjustmentState = (typeof ADJUSTMENT_STATES)[number]

export type AdjustmentFacts = Facts<{
  state: AdjustmentState
  user: string
  requestedBy: string
  amountMinor: number
  /** Above it a second person approves: the website's limit when the adjustment was requested. */
  limitMinor: number
}>

const isSomebodyElses: Guard<AdjustmentFacts> = {
  code: 'own_money',
  sentence: 'You can’t approve an adjustment of your own balance. Ask a colleague.',
  isMet: ({ doc, actor }) => actor.id !== doc.user,
}

const hasSecondPerson: Guard<AdjustmentFacts> = {
  code: 'second_person_needed',
  sentence: 'The amount is above the limit of the website: somebody other than the requester must approve it.',
  isMet: ({ doc, actor }) => doc.amountMinor <= doc.limitMinor || actor.id !== doc.requestedBy,
  details: ({ doc }) => ({ amountMinor: doc.amountMinor, limitMinor: doc.limitMinor }),
}

const Because = z.strictObject({ reason: z.string().trim().min(1).max(500).describe('Reason') })

/** A balance is corrected by hand, with four eyes above the website's limit. */
export const adjustmentWorkflow: Workflow<AdjustmentState, AdjustmentFacts> = {
  kind: 'adjustment',
  label: 'Adjustment',
  collection: 'adjustments',
  states: ADJUSTMENT_STATES,
  initial: 'requested',
  final: ['approved', 'rejected'],
  transitions: [
    { name: 'approve', label: 'Approve', from: ['requested'], to: 'approved', by: ['admin'], guards: [isSomebodyElses, hasSecondPerson], effects: ['postAdjustment'], confirm: 'The balance changes at once, and only another adjustment can change it back. Approve?' },
    { name: 'reject',  label: 'Reject',  from: ['requested'], to: 'rejected', by: ['admin'], input: Because, effects: ['keepDecision'] },
  ],
}
