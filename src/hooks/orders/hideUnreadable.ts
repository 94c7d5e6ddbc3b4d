import type { CollectionBeforeOperationHook } from 'payload'
import { notFound } from '../../lib/db/lock.ts'

/**
 * Somebody else's order answers like one that does not exist, also to an edit: Payload would say
 * “forbidden”, which tells that it is there.
 */
export const hideUnreadable: CollectionBeforeOperationHook = async ({ args, operation, req, collection }) => {
  const { id } = args as { id?: string }
  if (req.payloadAPI === 'local' || !id || (operation !== 'update' && operation !== 'delete')) return args
  const { docs } = await req.payload.find({
    collection: collection.slug as 'users', where: { id: { equals: id } }, req,
    depth: 0, limit: 1, pagination: false, overrideAccess: false, select: {},
  })
  if (docs.length === 0) throw notFound()
  return args
}
