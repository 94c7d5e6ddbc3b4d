import type { CollectionBeforeOperationHook } from 'payload'
import type { SignedInUser } from '../domain/users/roles.ts'
import { isFromOutside } from '../lib/http/isFromOutside.ts'

/**
 * Ids and the moments of making and changing are the platform's, and that an e-mail is confirmed is
 * said by its owner, by the link in the mail, or by a superadmin. Sessions begin with a login. Payload
 * takes all of them from any caller. They are dropped and not refused, because the panel's forms send back what they read.
 */
export const keepStamps: CollectionBeforeOperationHook = ({ args, operation, req, collection }) => {
  if (!isFromOutside(req, args) || (operation !== 'create' && operation !== 'update')) return args
  const { id: _id, createdAt: _createdAt, updatedAt: _updatedAt, ...data } = (args as { data: Record<string, unknown> }).data
  if (!collection.auth) return { ...args, data }
  delete data.sessions
  if (!(req.user as SignedInUser | null)?.superadmin) delete data._verified
  return { ...args, data }
}
