import { z } from 'zod'
import type { Facts, Guard, Workflow } from '../workflow/types.ts'

export const FREEZE_STATES = ['active', 'lifted'] as const
export type FreezeState = (typeof FREEZE_STATES)[number]

export type FreezeFacts = Facts<{ state: FreezeState; client: string }>

const isSomebodyElses: Guard<FreezeFacts> = {
  code: 'own_money',
  sentence: 'You can’t lift a freeze of your own wallet. Ask a colleague.',
  isMet: ({ doc, actor }) => actor.id !== doc.client,
}

const Because = z.strictObject({ reason: z.string().trim().min(1).max(500).describe('Reason') })

/** Money in a wallet that can't be spent or paid out for a while; it still receives. */
export const freezeWorkflow: Workflow<FreezeState, FreezeFacts> = {
  kind: 'wallet-freeze',
  label: 'Freeze of a wallet',
  collection: 'wallet-freezes',
  states: FREEZE_STATES,
  initial: 'active',
  final: ['lifted'],
  transitions: [
    { name: 'lift', label: 'Lift', from: ['active'], to: 'lifted', by: ['admin', 'support'], guards: [isSomebodyElses], input: Because, effects: ['keepLifting'], confirm: 'The client can spend the money again at once. Lift the freeze?' },
    { name: 'lift', label: 'Lift', from: ['active'], to: 'lifted', by: ['system'], input: Because, effects: ['keepLifting'] },
  ],
}
