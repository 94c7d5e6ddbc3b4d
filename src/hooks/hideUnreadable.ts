import type { CollectionBeforeOperationHook, CollectionSlug } from 'payload'
import { notFound } from '../lib/db/lock.ts'
import { isFromOutside } from '../lib/http/isFromOutside.ts'

/**
 * To somebody who may not read a document, changing or deleting it answers as if it did not exist:
 * Payload would say “forbidden”, and lock its row.
 * @throws DomainError `not_found`
 */
export const hideUnreadable: CollectionBeforeOperationHook = async ({ args, operation, req, collection }) => {
  const { id } = args as { id?: string }
  if (!isFromOutside(req, args) || !id || (operation !== 'update' && operation !== 'delete')) return args
  const { totalDocs } = await req.payload.count({
    collection: collection.slug as CollectionSlug, where: { id: { equals: id } }, req, overrideAccess: false,
  })
  if (totalDocs === 0) throw notFound()
  return args
}
