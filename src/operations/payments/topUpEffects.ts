import { toppedUp } from '../../domain/ledger/recipes/toppedUp.ts'
import { post } from '../../lib/ledger/post.ts'
import type { Effect } from '../../lib/workflow/effect.ts'

/** The money of a confirmed top-up is the client's to spend. */
export const postTopUp: Effect = async ({ req, doc, actor, input }) => {
  const { client, gateway, amountMinor, currency, surchargeMinor = 0 } = doc as unknown as { client: string; gateway: string; amountMinor: number; currency: string; surchargeMinor?: number }
  const reference = (input.reference as string | undefined) ?? null
  const transaction = await post(req, {
    website: doc.website, kind: 'topped_up', document: { collection: 'top-ups', id: doc.id }, actor,
    idempotencyKey: `topped-up:${doc.id}`,
    postings: toppedUp({ client, gateway, amountMinor, surchargeMinor, currency }),
  })
  return { reference, decidedBy: actor.id, transaction: transaction.id, gateway }
}

/** Why a top-up was rejected, for its client to read. */
export const keepReason: Effect = async ({ actor, input }) => ({ reason: input.reason, decidedBy: actor.id })
