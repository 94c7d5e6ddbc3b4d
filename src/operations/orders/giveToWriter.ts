import { v7 as uuid } from 'uuid'
import { writerShareOf } from '../../domain/orders/settle.ts'
import type { Order, OrderFacts } from '../../domain/orders/types.ts'
import { listedMinor } from '../../domain/taxes/decidedTax.ts'
import { taxInPart } from '../../domain/taxes/taxInPart.ts'
import { rows } from '../../lib/db/rows.ts'
import type { Effect } from '../../lib/workflow/effect.ts'
import { answerRequests } from './answerRequests.ts'

/** The candidate becomes the order's writer, at the share that the profile or the website says now. */
export const giveToWriter: Effect = async ({ req, doc, facts, input, transition, now }) => {
  const order = doc as unknown as Order
  const { candidate, settings, heldMinor, heldTaxMinor, outstandingMinor } = facts as OrderFacts
  if (!candidate) throw new Error(`${transition} was let through without a writer`)
  const percent = candidate.paySharePercent ?? settings.writerSharePercent
  // What is still to be paid is held when the work is accepted, or it is not accepted.
  const outstandingTaxMinor = taxInPart(outstandingMinor, { wholeMinor: order.totalMinor, taxMinor: order.taxMinor ?? 0 })
  const leftMinor = heldMinor - heldTaxMinor + outstandingMinor - outstandingTaxMinor - Number(input.earlierShareMinor ?? 0)
  await rows(
    req,
    `insert into order_assignments (id, website_id, order_id, writer_id, how, share_percent, started_at, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7, $7)`,
    [uuid(), order.website, order.id, candidate.user, transition, percent, now],
  )
  await answerRequests(req, { order: order.id, approved: candidate.user, at: now })
  return {
    writer: candidate.user,
    writerSharePercent: percent,
    writerShareMinor: writerShareOf({ totalMinor: listedMinor(order), heldMinor: leftMinor }, percent),
    workSince: now.toISOString(),
  }
}
