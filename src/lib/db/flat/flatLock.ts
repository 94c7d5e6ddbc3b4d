import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { PayloadRequest, Where } from 'payload'
import { prepared } from '../prepared.ts'
import { queryable } from '../rows.ts'
import { toDoc } from './flatDoc.ts'
import { flatTable } from './flatTable.ts'
import { flatWhere, NotFlat } from './flatWhere.ts'

/**
 * Locks a row and reads it, as it is once the lock is held, in one statement.
 * @returns null when there is none to which the filter applies
 * @throws NotFlat for a collection or filter that is not plain, before anything was sent
 */
export async function flatLock(req: PayloadRequest, collection: string, where: Where): Promise<Record<string, unknown> | null> {
  const table = flatTable(req.payload.db as unknown as PostgresAdapter, collection)
  if (!table) throw new NotFlat()
  const values: unknown[] = []
  const text = `select ${table.list} from ${table.name} where ${flatWhere(table, where, values)} for update`
  const db = await queryable(req)
  const { rows } = await db.query({ ...prepared(text, values), rowMode: 'array' } as never)
  const [row] = rows as unknown[][]
  return row ? toDoc(table, row) : null
}
