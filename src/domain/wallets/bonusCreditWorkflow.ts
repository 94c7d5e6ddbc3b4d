import { z } from 'zod'
import type { Facts, Guard, Workflow } from '../workflow/types.ts'
import { hasSecondPerson, isSomebodyElses, type FourEyesDoc } from './fourEyes.ts'

export const BONUS_CREDIT_STATES = ['requested', 'approved', 'rejected'] as const
export type BonusCreditState = (typeof BONUS_CREDIT_STATES)[number]
export type BonusCreditFacts = Facts<FourEyesDoc<BonusCreditState> & { expiresAt: string | null }>

const isStillGood: Guard<BonusCreditFacts> = {
  code: 'bonus_expired',
  sentence: 'The day on which this credit lapses has come. Reject it and ask for a new one.',
  isMet: ({ doc, now }) => doc.expiresAt === null || new Date(doc.expiresAt) > now,
}

const Because = z.strictObject({ reason: z.string().trim().min(1).max(500).describe('Reason') })

/** Staff give a client credit that lapses and is never paid out. */
export const bonusCreditWorkflow: Workflow<BonusCreditState, BonusCreditFacts> = {
  kind: 'bonus-credit',
  label: 'Bonus credit',
  collection: 'bonus-credits',
  states: BONUS_CREDIT_STATES,
  initial: 'requested',
  final: ['approved', 'rejected'],
  transitions: [
    { name: 'approve', label: 'Approve', from: ['requested'], to: 'approved', by: ['admin'], guards: [isSomebodyElses, hasSecondPerson, isStillGood], effects: ['postBonusCredit'], confirm: 'The client can spend the credit at once. Approve?' },
    { name: 'reject',  label: 'Reject',  from: ['requested'], to: 'rejected', by: ['admin'], input: Because, effects: ['keepDecision'] },
  ],
}
