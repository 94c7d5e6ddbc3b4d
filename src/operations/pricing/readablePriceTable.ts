import type { PayloadRequest } from 'payload'
import { notFound } from '../../lib/db/lock.ts'
import { uuidOf } from '../../lib/db/uuidOf.ts'
import type { PriceTableDoc } from './toPriceTable.ts'

/** A price table as the caller may read it. @throws DomainError `not_found`, also when access is refused */
export async function readablePriceTable(req: PayloadRequest, id: string | undefined): Promise<PriceTableDoc> {
  if (!uuidOf(id)) throw notFound()
  const { docs } = await req.payload.find({
    collection: 'price-tables', where: { id: { equals: id } },
    depth: 0, limit: 1, pagination: false, overrideAccess: false, req,
  })
  if (!docs[0]) throw notFound()
  return docs[0] as unknown as PriceTableDoc
}
