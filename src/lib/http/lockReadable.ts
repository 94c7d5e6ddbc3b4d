import type { CollectionSlug, PayloadRequest, Where } from 'payload'
import { flatLock } from '../db/flat/flatLock.ts'
import { NotFlat } from '../db/flat/flatWhere.ts'
import { lockDocument } from '../db/lock.ts'
import { sessionOf } from '../db/transaction.ts'
import { uuidOf } from '../db/uuidOf.ts'

/**
 * Locks a document that the caller may read, and reads the whole of it. Access is judged on the row as it
 * is under the lock, and a row that the caller may not read is not locked.
 * @returns null when there is none, or access is refused
 * @throws Payload's Forbidden for those who may read none of its kind
 */
export async function lockReadable<T>(req: PayloadRequest, collection: CollectionSlug, id: string): Promise<T | null> {
  if (!(await sessionOf(req))) throw new Error(`lockReadable(${collection}) needs an open transaction`)
  if (!uuidOf(id)) return null
  const { access } = req.payload.collections[collection]!.config
  const readable = await access.read({ req, id })
  const one: Where = { id: { equals: id } }
  try {
    // Payload says how it refuses those who may read none.
    if (readable === false) throw new NotFlat()
    return (await flatLock(req, collection, readable === true ? one : { and: [one, readable] })) as T | null
  } catch (error) {
    if (!(error instanceof NotFlat)) throw error
  }
  const { totalDocs } = await req.payload.count({ collection, where: one, req, overrideAccess: false })
  return totalDocs > 0 ? lockDocument<T>(req, collection, id) : null
}
