import type { PayloadRequest } from 'payload'
import type { Payable } from '../../domain/ledger/accountRef.ts'
import type { Posting } from '../../domain/ledger/posting.ts'
import { creditsOf } from '../../domain/refunds/planRefund.ts'
import type { RefundStage } from '../../domain/refunds/entitlement.ts'
import { partsOf } from '../../domain/refunds/parts.ts'
import { nextAsk } from '../../domain/refunds/refund.ts'
import { now } from '../../lib/clock.ts'
import { send } from '../../lib/jobs/boss.ts'
import { record } from '../../lib/outbox/record.ts'
import { createRefund } from './createRefund.ts'
import { gatewayFundings } from './gatewayFundings.ts'
import type { RefundableDoc } from './refundable.ts'
import { sumsOf } from './sumsOf.ts'

type Ending = { payable: Payable; doc: RefundableDoc; postings: readonly Posting[]; transaction: string; reason: string; stage: RefundStage; percent: number; actor: { id: string | null } }

/**
 * A document has ended and its money went back in the books: where a part of it lies at a gateway, a refund
 * asks for that, in the same transaction. What went to wallet and bonus alone needs none.
 */
export async function recordEnding(req: PayloadRequest, { payable, doc, postings, transaction, reason, stage, percent, actor }: Ending): Promise<void> {
  const credits = creditsOf(postings)
  if (!credits.some(({ to }) => to === 'gateway')) return
  const parts = partsOf(credits, await gatewayFundings(req, doc.website, payable))
  const amountMinor = parts.reduce((sum, part) => sum + part.amountMinor, 0)
  const { id } = await createRefund(req, {
    payable, doc, amountMinor, reason, requestedBy: actor.id, automatic: 'cancelled', whyPerson: [],
    given: { stage, percent, amountMinor, reasons: ['The order ended: what was due went back with that.'] },
    moved: { state: 'approved', destination: 'sources', parts, ...sumsOf(parts), afterEarnedMinor: 0, clawedBackMinor: 0, heldTransaction: transaction, nextAskAt: nextAsk(0, now())!.toISOString() },
  })
  await record(req, 'refund.granted', { website: doc.website, document: { collection: 'refunds', id }, payable, client: doc.client, amountMinor, currency: doc.currency })
  await send(req, 'send-refund', { refundId: id, websiteId: doc.website })
}
