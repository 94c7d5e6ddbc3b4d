import { writerShareOf } from '../../domain/orders/settle.ts'
import type { Order, OrderFacts } from '../../domain/orders/types.ts'
import { jurisdictionOf, listedMinor } from '../../domain/taxes/decidedTax.ts'
import type { Effect } from '../../lib/workflow/effect.ts'
import { recordEarning } from '../payments/recordEarning.ts'
import { endAssignment } from './endAssignment.ts'

/** The work is accepted: all that is held is earned, the writer's share of it by the writer. */
export const earn: Effect = async ({ req, doc, facts, actor, now }) => {
  const order = doc as unknown as Order
  const { heldMinor, heldTaxMinor } = facts as OrderFacts
  await endAssignment(req, { order: order.id, ending: 'completed', at: now })
  const writerMinor = writerShareOf({ totalMinor: listedMinor(order), heldMinor: heldMinor - heldTaxMinor }, order.writerSharePercent ?? 0)
  if (heldMinor > 0) {
    await recordEarning(req, {
      website: order.website, payable: { collection: 'orders', id: order.id }, writer: order.writer!, currency: order.currency,
      totalMinor: heldMinor, writerMinor, taxMinor: heldTaxMinor, jurisdiction: jurisdictionOf(order.tax), actor, idempotencyKey: `order:${order.id}:earned:${order.stateEpisode}`,
    })
  }
  return { completedAt: now.toISOString(), writerShareMinor: writerMinor }
}
