import type { PayloadRequest } from 'payload'
import { notFound } from '../../lib/db/lock.ts'
import { uuidOf } from '../../lib/db/uuidOf.ts'

export type ReadableOrder = Record<string, unknown> & { id: string; website: string; state: string; version: number }

/**
 * An order as the caller may read it.
 * @throws DomainError `not_found`, also when it is somebody else's
 */
export async function readableOrder(req: PayloadRequest, id: string | undefined): Promise<ReadableOrder> {
  if (!uuidOf(id)) throw notFound()
  const { docs } = await req.payload.find({
    collection: 'orders' as never, where: { id: { equals: id } }, req, overrideAccess: false,
    depth: 0, joins: false, limit: 1, pagination: false,
  })
  if (!docs[0]) throw notFound()
  return docs[0] as unknown as ReadableOrder
}
