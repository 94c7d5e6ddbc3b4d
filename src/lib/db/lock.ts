import type { CollectionSlug, PayloadRequest } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import { flatLock } from './flat/flatLock.ts'
import { NotFlat } from './flat/flatWhere.ts'
import { rows } from './rows.ts'
import { sessionOf } from './transaction.ts'

/**
 * Locks a document's row until the transaction ends, then reads it: what was read before the lock
 * may be stale. Lock in one order everywhere: the document, then ledger accounts.
 * @throws DomainError `not_found`
 */
export async function lockDocument<T>(req: PayloadRequest, collection: CollectionSlug, id: string): Promise<T> {
  if (!(await sessionOf(req))) throw new Error(`lockDocument(${collection}) needs an open transaction`)
  const doc = await lockPlainly(req, collection, id)
  if (!doc) throw notFound()
  return doc as T
}

async function lockPlainly(req: PayloadRequest, collection: CollectionSlug, id: string): Promise<unknown> {
  try {
    return await flatLock(req, collection, { id: { equals: id } })
  } catch (error) {
    if (!(error instanceof NotFlat)) throw error
  }
  const table = collection.replaceAll('-', '_')
  const locked = await rows(req, `select id from "${table}" where id = $1 for update`, [id])
  return locked.length > 0 ? req.payload.db.findOne({ collection, req, where: { id: { equals: id } }, joins: false }) : null
}

export const notFound = (): DomainError =>
  new DomainError('not_found', 'There is nothing at this address, or you may not see it.')
