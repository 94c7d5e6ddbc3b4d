import type { PayloadRequest } from 'payload'
import { isNotStarted, settleCancelled } from '../../domain/orders/settle.ts'
import type { Order, OrderFacts } from '../../domain/orders/types.ts'
import { stageOf } from '../../domain/refunds/stageOf.ts'
import { jurisdictionOf } from '../../domain/taxes/decidedTax.ts'
import type { Effect } from '../../lib/workflow/effect.ts'
import { recordEarning } from '../payments/recordEarning.ts'
import { payableTotalsOf } from '../ledger/payableTotalsOf.ts'
import { refundHeld } from '../payments/refundHeld.ts'
import { recordEnding } from '../refunds/recordEnding.ts'
import { answerRequests } from './answerRequests.ts'
import { endAssignment } from './endAssignment.ts'

/** Gives the client back what the stage of the work entitles to; the rest is the writer's and the website's. Nothing stays held. */
export const settleCancellation: Effect = async ({ req, doc, facts, input, actor, now, to }) => {
  const order = doc as unknown as Order
  const { heldMinor, heldTaxMinor, outstandingMinor, settings } = facts as OrderFacts
  const { refundMinor, writerMinor, platformMinor, taxMinor } = settleCancelled({
    state: order.state, totalMinor: order.totalMinor, heldMinor, heldTaxMinor, isTaxOnTop: order.tax?.isOnTop, refundedMinor: await refundedBefore(req, order), unpaidMinor: outstandingMinor,
    startedRefundPercent: settings.startedRefundPercent, writerSharePercent: order.writerSharePercent ?? 0,
  })
  const payable = { collection: 'orders', id: order.id }
  const money = { website: order.website, payable, currency: order.currency, actor }
  if (refundMinor > 0) {
    const { transaction, postings } = await refundHeld(req, { ...money, amountMinor: refundMinor, idempotencyKey: `order:${order.id}:refunded:${order.stateEpisode}` })
    await recordEnding(req, {
      payable, doc: order, postings, transaction: transaction!.id, actor, reason: reasonOf(to, input.reason),
      stage: stageOf(order), percent: isNotStarted(order.state) ? 100 : settings.startedRefundPercent,
    })
  }
  if (writerMinor + platformMinor + taxMinor > 0) {
    await recordEarning(req, {
      ...money, writer: order.writer!, totalMinor: writerMinor + platformMinor + taxMinor, writerMinor, taxMinor, jurisdiction: jurisdictionOf(order.tax),
      idempotencyKey: `order:${order.id}:settled:${order.stateEpisode}`,
    })
  }
  await endAssignment(req, { order: order.id, ending: to, at: now })
  await answerRequests(req, { order: order.id, approved: null, at: now })
  return { pausedAt: null, heldFrom: null, heldBy: null, ...(order.writer && { writerShareMinor: writerMinor }) }
}

/** Before work began everything goes back, so nobody asks. */
const refundedBefore = async (req: PayloadRequest, { id, website, state }: Order): Promise<number> =>
  isNotStarted(state) ? 0 : (await payableTotalsOf(req, website, { collection: 'orders', id })).refundedMinor

const reasonOf = (to: string, reason: unknown): string =>
  to === 'expired' ? 'The order expired before it was paid in full.' : `The order was cancelled${typeof reason === 'string' ? `: ${reason}` : '.'}`
