import { z } from 'zod'
import type { Facts, Guard, Workflow } from '../workflow/types.ts'

export const TOP_UP_STATES = ['pending', 'confirmed', 'rejected'] as const
export type TopUpState = (typeof TOP_UP_STATES)[number]

export type TopUpFacts = Facts<{ state: TopUpState; client: string }>

/** A second look: nobody vouches for money of their own. */
const isSomebodyElses: Guard<TopUpFacts> = {
  code: 'own_money',
  sentence: 'You can’t confirm a top-up of your own wallet. Ask a colleague.',
  isMet: ({ doc, actor }) => actor.id !== doc.client,
}

const Seen = z.strictObject({ reference: z.string().trim().min(1).max(140).describe('Reference of the transfer on the bank account') })
const Because = z.strictObject({ reason: z.string().trim().min(1).max(500).describe('Reason, which the client reads') })

/** A wallet is filled by a transfer that staff find on the bank account. */
export const topUpWorkflow: Workflow<TopUpState, TopUpFacts> = {
  kind: 'top-up',
  label: 'Top-up',
  collection: 'top-ups',
  states: TOP_UP_STATES,
  initial: 'pending',
  final: ['confirmed', 'rejected'],
  transitions: [
    { name: 'confirm', label: 'Confirm', from: ['pending'], to: 'confirmed', by: ['admin', 'support'], guards: [isSomebodyElses], input: Seen, effects: ['postTopUp'], confirm: 'The client can spend the money at once. Is it on the bank account?' },
    { name: 'confirm', label: 'Confirm', from: ['pending'], to: 'confirmed', by: ['system'], effects: ['postTopUp'] },
    { name: 'reject',  label: 'Reject',  from: ['pending'], to: 'rejected',  by: ['admin', 'support'], guards: [isSomebodyElses], input: Because, effects: ['keepReason'], confirm: 'The client is told that the money did not come. Reject the top-up?' },
    { name: 'reject',  label: 'Reject',  from: ['pending'], to: 'rejected',  by: ['system'], input: Because, effects: ['keepReason'] },
  ],
}
