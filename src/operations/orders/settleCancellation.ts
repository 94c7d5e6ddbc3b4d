import { settleCancelled } from '../../domain/orders/settle.ts'
import type { Order, OrderFacts } from '../../domain/orders/types.ts'
import type { Effect } from '../../lib/workflow/effect.ts'
import { recordEarning } from '../payments/recordEarning.ts'
import { refundHeld } from '../payments/refundHeld.ts'
import { answerRequests } from './answerRequests.ts'
import { endAssignment } from './endAssignment.ts'

/** Gives the client back what the stage of the work entitles to; the rest is the writer's and the website's. Nothing stays held. */
export const settleCancellation: Effect = async ({ req, doc, facts, actor, now, to }) => {
  const order = doc as unknown as Order
  const { heldMinor, settings } = facts as OrderFacts
  const { refundMinor, writerMinor, platformMinor } = settleCancelled({
    state: order.state, totalMinor: order.totalMinor, heldMinor,
    startedRefundPercent: settings.startedRefundPercent, writerSharePercent: order.writerSharePercent ?? 0,
  })
  const money = { website: order.website, payable: { collection: 'orders', id: order.id }, currency: order.currency, actor }
  if (refundMinor > 0) await refundHeld(req, { ...money, amountMinor: refundMinor, idempotencyKey: `order:${order.id}:refunded:${order.stateEpisode}` })
  if (writerMinor + platformMinor > 0) {
    await recordEarning(req, {
      ...money, writer: order.writer!, totalMinor: writerMinor + platformMinor, writerMinor,
      idempotencyKey: `order:${order.id}:settled:${order.stateEpisode}`,
    })
  }
  await endAssignment(req, { order: order.id, ending: to, at: now })
  await answerRequests(req, { order: order.id, approved: null, at: now })
  return { pausedAt: null, heldFrom: null, heldBy: null, ...(order.writer && { writerShareMinor: writerMinor }) }
}
