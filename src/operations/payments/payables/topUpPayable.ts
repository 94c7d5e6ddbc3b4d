import { DomainError } from '../../../domain/errors.ts'
import { SYSTEM } from '../../../lib/workflow/actor.ts'
import { transition } from '../../../lib/workflow/transition.ts'
import type { PayableKind } from '../payables.ts'

type TopUp = { id: string; website: string; client: string; currency: string; amountMinor: number; state: string; code: string }

/** A top-up is paid at once or not at all: what arrives otherwise is credited as it is. */
export const topUpPayable: PayableKind = {
  purpose: 'top_up',
  isWhole: true,
  read: async (_req, doc) => {
    const { id, website, client, currency, amountMinor, state, code } = doc as unknown as TopUp
    const isPending = state === 'pending'
    return {
      collection: 'top-ups', id, website, client, currency, about: `Top-up ${code}`, doc, installmentMinor: null, splittableMinor: 0,
      dueMinor: isPending ? amountMinor : 0,
      refusal: isPending ? null : new DomainError('nothing_due', `This top-up is ${state}. Nothing is due.`, { state, dueMinor: 0 }),
    }
  },
  book: async (req, { payable, gateway, surchargeMinor }) => {
    const moved = await transition(req, {
      collection: 'top-ups', id: payable.id, name: 'confirm', version: null, actor: SYSTEM, locked: { ...payable.doc, gateway, surchargeMinor },
    })
    return moved.transaction as string
  },
  settle: async () => undefined,
}
