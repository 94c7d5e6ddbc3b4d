import type { PayloadRequest } from 'payload'
import type pg from 'pg'
import { prepared } from './prepared.ts'
import { sessionOf } from './transaction.ts'

type Queryable = Pick<pg.Pool, 'query'>

/**
 * Runs one SQL statement in the transaction of `req`, or on the pool when none is open.
 * Parameters are `$1`, `$2` …; numeric and bigint come back as numbers, timestamps as Date.
 */
export async function rows<T = Record<string, unknown>>(
  req: PayloadRequest,
  text: string,
  values: unknown[] = [],
): Promise<T[]> {
  const db = await queryable(req)
  const result = await db.query(prepared(text, values))
  return result.rows as T[]
}

/** The first row, or null when there is none. */
export async function row<T = Record<string, unknown>>(
  req: PayloadRequest,
  text: string,
  values: unknown[] = [],
): Promise<T | null> {
  const [first] = await rows<T>(req, text, values)
  return first ?? null
}

/** The connection that carries the transaction of `req`; the pool when none is open. */
export async function queryable(req: PayloadRequest, adapter: object = req.payload.db): Promise<Queryable> {
  const session = await sessionOf(req, adapter)
  if (session) return session.client as unknown as Queryable
  if (await req.transactionID) throw new Error('The transaction of this request is already over')
  return (adapter as unknown as { pool: Queryable }).pool
}
