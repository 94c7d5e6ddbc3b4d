import { payoutConfirmed, payoutFailed, payoutReturned, payoutSent } from '../../domain/ledger/recipes/paidOut.ts'
import { notCovered } from '../../domain/payouts/checkPayout.ts'
import type { PayoutMethod } from '../../domain/payouts/payoutDetails.ts'
import { post } from '../../lib/ledger/post.ts'
import { row } from '../../lib/db/rows.ts'
import type { Document, Effect } from '../../lib/workflow/effect.ts'
import { lockPayable } from './payable.ts'

type Payout = { writer: string; amountMinor: number; currency: string; method: PayoutMethod; heldUntil: string | null }
const payoutOf = (doc: Document): Payout => doc as unknown as Payout

/** Out of which account at a gateway payouts of a method leave. */
const gatewayOf = (method: PayoutMethod): string => (method === 'bank' ? 'manual' : 'stripe')

const factOf = (doc: Document, fact: string) => ({
  website: doc.website, document: { collection: 'payouts', id: doc.id }, idempotencyKey: `${fact}:${doc.id}`,
})

/** Who stands behind the payout beside who asked for it. */
export const keepApproval: Effect = async ({ actor, now }) => ({ approvedBy: actor.id, approvedAt: now.toISOString() })

/** The money is the writer's no more. @throws DomainError `insufficient_funds` when something was taken meanwhile */
export const postSent: Effect = async ({ req, doc, actor, now }) => {
  const { writer, amountMinor, currency } = payoutOf(doc)
  const balanceMinor = await lockPayable(req, { website: doc.website, writer, currency })
  if (balanceMinor < amountMinor) throw notCovered(balanceMinor, amountMinor, currency)
  const { id } = await post(req, { ...factOf(doc, 'payout-sent'), kind: 'payout_sent', actor, postings: payoutSent({ payout: doc.id, writer, amountMinor, currency }) })
  return { transaction: id, sentAt: now.toISOString() }
}

/** The money arrived at the writer's. */
export const postConfirmed: Effect = async ({ req, doc, actor, input, now }) => {
  const { method, amountMinor, currency } = payoutOf(doc)
  const { id } = await post(req, {
    ...factOf(doc, 'payout-settled'), kind: 'payout_confirmed', actor,
    postings: payoutConfirmed({ payout: doc.id, gateway: gatewayOf(method), amountMinor, currency }),
  })
  return { settlement: id, endedAt: now.toISOString(), ...(input.reference !== undefined && { reference: input.reference }) }
}

/** The money never left: the writer has it again. */
export const postFailed: Effect = async ({ req, doc, actor, input, now }) => {
  const { writer, amountMinor, currency } = payoutOf(doc)
  const { id } = await post(req, {
    ...factOf(doc, 'payout-settled'), kind: 'payout_failed', actor, note: input.reason as string,
    postings: payoutFailed({ payout: doc.id, writer, amountMinor, currency }),
  })
  return { settlement: id, reason: input.reason, endedAt: now.toISOString() }
}

/** The money arrived and came back: the writer has it again. */
export const postReturned: Effect = async ({ req, doc, actor, input, now }) => {
  const { writer, method, amountMinor, currency } = payoutOf(doc)
  const { id } = await post(req, {
    ...factOf(doc, 'payout-returned'), kind: 'payout_returned', actor, note: input.reason as string,
    postings: payoutReturned({ gateway: gatewayOf(method), writer, amountMinor, currency }),
  })
  return { reversal: id, reason: input.reason, endedAt: now.toISOString() }
}

const OUT_OF_APPROVAL = { batch: null, approvedBy: null, approvedAt: null }

/** Staff look into it, without an end of its own. */
export const keepHold: Effect = async ({ input }) => ({ ...OUT_OF_APPROVAL, reason: input.reason, heldUntil: null })

/** The payout goes to the writer's new account, after the days of waiting. A hold by staff stays theirs to end. */
export const followDetails: Effect = async ({ req, doc, input }) => {
  const { heldUntil } = payoutOf(doc)
  const details = await row<{ id: string; method: PayoutMethod; masked: string }>(req, 'select id, method::text, masked from payout_details where id = $1', [input.details])
  const isStaffs = doc.state === 'held' && !heldUntil
  return {
    ...OUT_OF_APPROVAL, details: details!.id, method: details!.method, account: details!.masked,
    ...(!isStaffs && { heldUntil: input.until, reason: 'The account was given or changed a short while ago.' }),
  }
}

export const endHold: Effect = async () => ({ heldUntil: null, reason: null })

export const keepRefusal: Effect = async ({ input, now }) => ({ ...OUT_OF_APPROVAL, reason: input.reason, heldUntil: null, endedAt: now.toISOString() })

export const leaveBatch: Effect = async ({ now }) => ({ batch: null, heldUntil: null, endedAt: now.toISOString() })
