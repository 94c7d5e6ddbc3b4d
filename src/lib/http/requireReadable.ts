import type { CollectionSlug, PayloadRequest } from 'payload'
import { notFound } from '../db/lock.ts'

/**
 * Lets pass who may read a document.
 * @throws DomainError `not_found` for the others, as if it did not exist; Payload's Forbidden for those
 *   who may read none of its kind
 */
export async function requireReadable(req: PayloadRequest, collection: string, id: string): Promise<void> {
  const { totalDocs } = await req.payload.count({
    collection: collection as CollectionSlug, where: { id: { equals: id } }, req, overrideAccess: false,
  })
  if (totalDocs === 0) throw notFound()
}
