import type { CollectionSlug, PayloadRequest } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import type { Payable } from '../../domain/ledger/accountRef.ts'
import { reasonsForPerson, type AutoPolicy } from '../../domain/refunds/autoApproval.ts'
import type { SignedInUser } from '../../domain/users/roles.ts'
import { now } from '../../lib/clock.ts'
import { notFound } from '../../lib/db/lock.ts'
import { row } from '../../lib/db/rows.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { faultPoints } from '../../lib/faults.ts'
import { lockReadable } from '../../lib/http/lockReadable.ts'
import { record } from '../../lib/outbox/record.ts'
import { websiteById } from '../../lib/websites/settings.ts'
import { SYSTEM } from '../../lib/workflow/actor.ts'
import { transition } from '../../lib/workflow/transition.ts'
import { disputedMinorOf } from '../disputes/disputedMinorOf.ts'
import { createRefund } from './createRefund.ts'
import { entitlementOf, roleTowards, type RefundableDoc } from './refundable.ts'

type Asked = { payable: Payable; amountMinor: number | null; reason: string; user: SignedInUser }

/**
 * A client or staff ask for money back: what the stage gives, or another amount up to what was paid and
 * neither given back nor asked for. The website's policy may approve it at once.
 * @returns the id of the refund
 * @throws DomainError `not_found`, `forbidden`, `refund_exceeds_paid`, `refund_nothing_due`
 */
export const askForRefund = (req: PayloadRequest, { payable, amountMinor, reason, user }: Asked): Promise<string> =>
  inTransaction(req, async () => {
    // Two requests that both saw the same rest would both ask for it.
    const doc = await lockReadable<RefundableDoc>(req, payable.collection as CollectionSlug, payable.id)
    if (!doc) throw notFound()
    const by = roleTowards(user, doc)
    const given = await entitlementOf(req, payable, doc)
    const askedMinor = amountMinor ?? given.amountMinor
    refuse(askedMinor, given)
    const { settings } = await websiteById(req, doc.website)
    const standing = await standingOf(req, doc)
    const whyPerson = reasonsForPerson(
      { stage: given.stage, amountMinor: askedMinor, currency: doc.currency, entitledMinor: given.amountMinor, isAskedByClient: by === 'client', isDisputed: (await disputedMinorOf(req, payable, doc.currency)) > 0, ...standing },
      settings as unknown as AutoPolicy,
    )
    const automatic = whyPerson.length === 0 ? 'policy' : null
    const { id } = await createRefund(req, { payable, doc, amountMinor: askedMinor, reason, given, requestedBy: user.id, automatic, whyPerson })
    await record(req, 'refund.requested', { website: doc.website, document: { collection: 'refunds', id }, payable, client: doc.client, amountMinor: askedMinor, currency: doc.currency })
    if (automatic) await transition(req, { collection: 'refunds', id, name: 'approve', version: null, actor: SYSTEM })
    await faultPoints(req, 'refund.request')
    return id
  })

function refuse(askedMinor: number, { leftMinor, pendingMinor, currency, reasons }: { leftMinor: number; pendingMinor: number; currency: string; reasons: string[] }): void {
  if (askedMinor === 0) throw new DomainError('refund_nothing_due', `${reasons[0]} Name an amount to ask for it all the same.`, { leftMinor: leftMinor - pendingMinor, currency })
  if (askedMinor <= leftMinor - pendingMinor) return
  throw new DomainError('refund_exceeds_paid', 'The refund is more than what was paid and neither given back nor asked for.', { amountMinor: askedMinor, leftMinor: leftMinor - pendingMinor, currency })
}

const DAY_MS = 86_400_000
const STANDING = `
  select u.created_at as since,
    (select count(*) from refunds r where r.client_id = u.id and r.website_id = $2 and r.state <> 'rejected' and r.created_at >= $3) as refunds
  from users u where u.id = $1`

async function standingOf(req: PayloadRequest, { client, website }: RefundableDoc): Promise<{ refundsIn90Days: number; accountDays: number }> {
  const at = now().getTime()
  const found = await row<{ since: Date; refunds: number }>(req, STANDING, [client, website, new Date(at - 90 * DAY_MS)])
  return { refundsIn90Days: found?.refunds ?? 0, accountDays: Math.max(0, Math.floor((at - (found?.since.getTime() ?? at)) / DAY_MS)) }
}
