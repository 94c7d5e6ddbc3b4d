import type { PayloadRequest } from 'payload'
import type { PriceTable } from '../../domain/pricing/types.ts'
import { idOf } from '../../domain/users/roles.ts'
import { notFound } from '../../lib/db/lock.ts'
import { servicesOf } from './servicesOf.ts'
import { toPriceTable, type PriceTableDoc } from './toPriceTable.ts'

/** One version of the prices, such as the one an order pins. @throws DomainError `not_found` */
export async function readPriceTable(req: PayloadRequest, id: string): Promise<PriceTable> {
  const doc = await req.payload.db.findOne<PriceTableDoc>({ collection: 'price-tables', req, where: { id: { equals: id } } })
  if (!doc) throw notFound()
  return toPriceTable(doc, await servicesOf(req, idOf(doc.website)))
}
