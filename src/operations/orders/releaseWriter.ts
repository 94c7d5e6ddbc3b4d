import type { Order, OrderFacts } from '../../domain/orders/types.ts'
import { jurisdictionOf } from '../../domain/taxes/decidedTax.ts'
import { taxOnShare } from '../../domain/taxes/taxInPart.ts'
import type { Effect } from '../../lib/workflow/effect.ts'
import { recordEarning } from '../payments/recordEarning.ts'
import { endAssignment } from './endAssignment.ts'

/** Takes the order from its writer, who earns at once what staff decide the work so far is worth. */
export const releaseWriter: Effect = async ({ req, doc, facts, input, actor, now, transition }) => {
  const order = doc as unknown as Order
  const { heldMinor, heldTaxMinor } = facts as OrderFacts
  const earlierShareMinor = Number(input.earlierShareMinor)
  const taxMinor = taxOnShare(earlierShareMinor, { wholeMinor: heldMinor, taxMinor: heldTaxMinor })
  await endAssignment(req, { order: order.id, ending: transition, earlierShareMinor, at: now })
  if (earlierShareMinor > 0) {
    await recordEarning(req, {
      website: order.website, payable: { collection: 'orders', id: order.id }, writer: order.writer!, currency: order.currency,
      totalMinor: earlierShareMinor + taxMinor, writerMinor: earlierShareMinor, taxMinor, jurisdiction: jurisdictionOf(order.tax), actor, idempotencyKey: `order:${order.id}:released:${order.stateEpisode}`,
    })
  }
  return { writer: null, writerSharePercent: null, writerShareMinor: null, workSince: null }
}
