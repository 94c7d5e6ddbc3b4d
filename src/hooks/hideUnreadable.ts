import type { CollectionBeforeOperationHook } from 'payload'
import { isFromOutside } from '../lib/http/isFromOutside.ts'
import { requireReadable } from '../lib/http/requireReadable.ts'

/**
 * To somebody who may not read a document, changing or deleting it answers as if it did not exist:
 * Payload would say “forbidden”, and lock its row.
 * @throws DomainError `not_found`
 */
export const hideUnreadable: CollectionBeforeOperationHook = async ({ args, operation, req, collection }) => {
  const { id } = args as { id?: string }
  if (id && isFromOutside(req, args) && (operation === 'update' || operation === 'delete')) await requireReadable(req, collection.slug, id)
  return args
}
