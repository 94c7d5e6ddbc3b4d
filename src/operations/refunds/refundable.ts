import type { CollectionSlug, PayloadRequest } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import type { Payable } from '../../domain/ledger/accountRef.ts'
import { payableTotals } from '../../domain/ledger/fundings.ts'
import type { Order } from '../../domain/orders/types.ts'
import { formatMinor } from '../../domain/money/format.ts'
import { entitlement, type Entitlement, type RefundTerms, type Staged } from '../../domain/refunds/entitlement.ts'
import { stageOf } from '../../domain/refunds/stageOf.ts'
import { rolesOn, type SignedInUser } from '../../domain/users/roles.ts'
import { now } from '../../lib/clock.ts'
import { lockDocument } from '../../lib/db/lock.ts'
import { row } from '../../lib/db/rows.ts'
import { platformOf } from '../../lib/feature.ts'
import { heldHistory } from '../../lib/ledger/heldHistory.ts'
import { websiteById } from '../../lib/websites/settings.ts'
import { unspentTopUp } from './unspentTopUp.ts'

/** What refunds are asked for. */
export const REFUNDABLE = ['orders', 'top-ups'] as const

/** A document that was paid for, as refunds see it. */
export type RefundableDoc = { id: string; website: string; client: string; currency: string; state: string } & Record<string, unknown>

export const isTopUp = ({ collection }: Payable): boolean => collection === 'top-ups'

function stagedOrder(doc: RefundableDoc): Staged {
  const { state, deliveredAt, completedAt, totalMinor, currency } = doc as unknown as Order
  return { stage: stageOf({ state, deliveredAt }), totalMinor, currency, deliveredAt: dateOf(deliveredAt), completedAt: dateOf(completedAt) }
}

const dateOf = (iso: string | null): Date | null => (iso ? new Date(iso) : null)

/** Locks what a refund is about: before the refund, and before accounts. @throws DomainError `not_found` */
export const lockPayableOf = async (req: PayloadRequest, refund: string): Promise<RefundableDoc | null> => {
  const about = await row<Payable>(req, 'select payable_collection as collection, payable_id as id from refunds where id = $1', [refund])
  return about && lockDocument<RefundableDoc>(req, about.collection as CollectionSlug, about.id)
}

/** Whether nothing may stay held for it any more. */
export const isClosed = (req: PayloadRequest, { collection }: Payable, { state }: RefundableDoc): boolean =>
  Boolean(platformOf(req.payload.config).workflows[collection]?.workflow.final.includes(state))

/**
 * Its client asks, or money staff of its website: nobody else who may see it.
 * @throws DomainError `forbidden`
 */
export function roleTowards(user: SignedInUser, { client, website }: RefundableDoc): 'client' | 'staff' {
  if (client === user.id) return 'client'
  if (rolesOn(user, website).some((role) => role === 'support' || role === 'admin')) return 'staff'
  throw new DomainError('forbidden', 'Only its client, support and admins have to do with refunds.')
}

async function ofOrder(req: PayloadRequest, payable: Payable, doc: RefundableDoc): Promise<Entitlement> {
  const { settings } = await websiteById(req, doc.website)
  const history = (await heldHistory(req, doc.website, payable)).filter(({ currency }) => currency === doc.currency)
  return entitlement(stagedOrder(doc), { totals: payableTotals(history), terms: settings as unknown as RefundTerms, now: now() })
}

async function ofTopUp(req: PayloadRequest, doc: RefundableDoc): Promise<Entitlement> {
  const { accounts: _accounts, ...given } = await unspentTopUp(req, doc)
  return given
}

const BESIDES = `
  select (select coalesce(sum(amount_minor), 0) from refunds where payable_id = $1 and state = 'requested') as "pendingMinor",
    (select coalesce(sum(surcharge_taken_minor), 0) from payments where payable_id = $1 and state = 'succeeded') as "feeMinor"`

/** What the stage gives now, and what of it was asked for and not decided. */
export async function entitlementOf(req: PayloadRequest, payable: Payable, doc: RefundableDoc): Promise<Entitlement & { pendingMinor: number }> {
  const given = isTopUp(payable) ? await ofTopUp(req, doc) : await ofOrder(req, payable, doc)
  const { pendingMinor, feeMinor } = (await row<{ pendingMinor: number; feeMinor: number }>(req, BESIDES, [payable.id]))!
  const reasons = feeMinor > 0 ? [...given.reasons, `The fee of ${formatMinor(feeMinor, doc.currency)} for the way of paying does not come back.`] : given.reasons
  return { ...given, reasons, pendingMinor, amountMinor: Math.max(0, Math.min(given.amountMinor, given.leftMinor) - pendingMinor) }
}
