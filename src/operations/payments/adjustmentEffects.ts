import { adjusted, type Adjustment } from '../../domain/ledger/recipes/adjusted.ts'
import { post } from '../../lib/ledger/post.ts'
import type { Effect } from '../../lib/workflow/effect.ts'

type Requested = Pick<Adjustment, 'direction' | 'amountMinor' | 'currency'> & { user: string; party: 'client' | 'writer'; reason: string }

/** An approved adjustment changes the balance; its reason stands in the statement. */
export const postAdjustment: Effect = async ({ req, doc, actor }) => {
  const { user, party, direction, amountMinor, currency, reason } = doc as unknown as Requested
  const transaction = await post(req, {
    website: doc.website, kind: 'adjusted', document: { collection: 'adjustments', id: doc.id }, actor,
    idempotencyKey: `adjusted:${doc.id}`, note: reason,
    postings: adjusted({ party: { kind: party, id: user }, direction, amountMinor, currency }),
  })
  return { decidedBy: actor.id, transaction: transaction.id }
}

/** Why an adjustment was rejected. */
export const keepDecision: Effect = async ({ actor, input }) => ({ decision: input.reason, decidedBy: actor.id })
