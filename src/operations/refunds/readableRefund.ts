import type { PayloadRequest } from 'payload'
import { notFound } from '../../lib/db/lock.ts'

/** A refund as the caller may read it. @throws DomainError `not_found` */
export async function readableRefund(req: PayloadRequest, id: string): Promise<Record<string, unknown>> {
  const { docs } = await req.payload.find({
    collection: 'refunds' as never, where: { id: { equals: id } }, req, overrideAccess: false, depth: 0, joins: false, limit: 1, pagination: false,
  })
  if (!docs[0]) throw notFound()
  return docs[0] as unknown as Record<string, unknown>
}
