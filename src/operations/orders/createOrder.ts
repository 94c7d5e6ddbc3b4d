import type { PayloadRequest } from 'payload'
import { v7 as uuid } from 'uuid'
import { orderNumber } from '../../domain/orders/orderNumber.ts'
import { checkBrief } from '../../domain/pricing/checkBrief.ts'
import { now } from '../../lib/clock.ts'
import { row } from '../../lib/db/rows.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { faultPoints } from '../../lib/faults.ts'
import { record } from '../../lib/outbox/record.ts'
import { websiteById } from '../../lib/websites/settings.ts'
import type { TimelineEvent } from '../../lib/workflow/timeline.ts'
import { verifyQuote } from '../pricing/verifyQuote.ts'
import { priceSnapshot } from './priceSnapshot.ts'

export type NewOrder = { website: string; client: string; quote: string; title: string; brief: Record<string, unknown> }

/**
 * Makes a draft of a quote. Its questions may be left open until it is submitted.
 * @returns its id
 * @throws DomainError `quote_invalid`, `quote_expired`, `quote_wrong_website`, `brief_invalid`
 */
export const createOrder = (req: PayloadRequest, { website, client, quote: token, title, brief }: NewOrder): Promise<string> =>
  inTransaction(req, async () => {
    const quote = await verifyQuote(req, token)
    const snapshot = await priceSnapshot(req, quote, client)
    const at = now()
    const id = uuid()
    await req.payload.db.create({
      collection: 'orders', customID: id, req, returning: false,
      data: {
        ...snapshot,
        website, client, title,
        number: await nextNumber(req, website),
        brief: checkBrief(brief, { form: snapshot.briefForm, complete: false }),
        state: 'draft', stateSince: at.toISOString(), stateEpisode: 0, version: 0, revisionsUsed: 0,
        createdAt: at.toISOString(), updatedAt: at.toISOString(),
      },
    })
    const document = { collection: 'orders', id }
    const timeline: TimelineEvent = { website, document, event: 'created', to: 'draft', actor: { id: client, roles: ['client'] }, at }
    await record(req, 'order.created', { website, document, client, totalMinor: snapshot.totalMinor, currency: quote.currency }, timeline)
    await faultPoints(req, 'order.create')
    return id
  })

/** Numbers of a website have gaps: a counter without would make its orders wait for each other. */
async function nextNumber(req: PayloadRequest, website: string): Promise<string> {
  const { slug } = await websiteById(req, website)
  const drawn = await row<{ number: number }>(req, `select nextval('order_numbers') as number`)
  return orderNumber(slug, drawn!.number)
}
