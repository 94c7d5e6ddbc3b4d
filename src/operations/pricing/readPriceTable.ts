import type { PayloadRequest } from 'payload'
import type { PriceTable } from '../../domain/pricing/types.ts'
import { isVisible } from '../../lib/context.ts'
import { notFound } from '../../lib/db/lock.ts'
import { row } from '../../lib/db/rows.ts'
import { kept } from '../../lib/kept/kept.ts'
import { keepPriceTable } from '../../lib/pricing/keepPriceTable.ts'
import { servicesOf } from './servicesOf.ts'
import { toPriceTable, type PriceTableDoc } from './toPriceTable.ts'

/** One version of the prices, such as the one an order pins. @throws DomainError `not_found` */
export async function readPriceTable(req: PayloadRequest, id: string): Promise<PriceTable> {
  const found = await kept<Known>({ req, topic: 'prices', key: `table ${id}`, about: ({ website }) => website, read: () => readState(req, id) })
  // A kept table must stay hidden from those whose websites don't include its own.
  if (!found || !isVisible(found.website)) throw notFound()
  const read = () => load(req, id, found.website)
  return found.state === 'draft' ? read() : keepPriceTable(id, read)
}

type Known = { state: string; website: string }

const readState = (req: PayloadRequest, id: string): Promise<Known | null> =>
  row<Known>(req, 'select state, website_id as website from price_tables where id = $1', [id])

async function load(req: PayloadRequest, id: string, website: string): Promise<PriceTable> {
  const doc = await req.payload.db.findOne<PriceTableDoc>({ collection: 'price-tables', req, where: { id: { equals: id } } })
  if (!doc) throw notFound()
  return toPriceTable(doc, await servicesOf(req, website))
}
