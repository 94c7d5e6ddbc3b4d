import { randomUUID } from 'node:crypto'
import { postgresAdapter, type PostgresAdapter } from '@payloadcms/db-postgres'
import { sql } from '@payloadcms/db-postgres/drizzle'
import { NodePgTransaction } from '@payloadcms/db-postgres/drizzle/node-postgres'
import pg from 'pg'
import { readFlat } from './flat/flatReads.ts'
import { writeFlat } from './flat/flatWrites.ts'
import { forgetOnWrite } from './forgetOnWrite.ts'
import type { HardSession } from './hardSession.ts'
import { GuardedPool } from './pool.ts'
import { writeSessions } from './writeSessions.ts'

type Args = Parameters<typeof postgresAdapter>[0]
type Adapter = ReturnType<typeof postgresAdapter>
type Session = { schema: unknown; options: unknown }
type Drizzle = { dialect: unknown; session: Session & { constructor: new (...args: unknown[]) => Session } }
type Transaction = HardSession['db'] & { getTransactionConfigSQL(options: object): unknown }

/**
 * Payload's Postgres adapter, made honest. Stock 3.90 reports success when COMMIT failed, when the
 * transaction was already aborted, and when a nested operation had rolled it back; its pool leaks a
 * client and takes the process down when Postgres restarts. Each has a test in
 * `tests/database.int.spec.ts` that fails on the stock adapter and says when this file can go.
 */
export function hardPostgres(args: Args): Adapter {
  const base = postgresAdapter({ ...args, pg: { ...pg, Pool: GuardedPool } as never })
  return {
    ...base,
    init(initArgs) {
      const adapter = base.init(initArgs)
      Object.assign(adapter, { beginTransaction, commitTransaction, rollbackTransaction })
      readFlat(adapter as unknown as PostgresAdapter)
      writeFlat(adapter as unknown as PostgresAdapter)
      writeSessions(adapter as unknown as PostgresAdapter)
      forgetOnWrite(adapter as unknown as PostgresAdapter)
      return adapter
    },
  }
}

async function beginTransaction(this: PostgresAdapter, options?: object): Promise<string> {
  const self = this as unknown as { initializing?: Promise<void>; drizzle: Drizzle; pool: pg.Pool; transactionOptions?: object }
  await self.initializing
  const client = await self.pool.connect()
  try {
    const db = onClient(self.drizzle, client)
    const chosen = options ?? self.transactionOptions
    if (chosen) await db.execute(sql`begin ${db.getTransactionConfigSQL(chosen)}`)
    else await client.query('begin')
    const id = randomUUID()
    sessionsOf(this)[id] = { db, client, afterCommit: [], changed: new Set(), resolve: () => commit(client), reject: () => rollback(client) }
    return id
  } catch (error) {
    client.release(error as Error)
    throw error
  }
}

/** Drizzle over one connection, as its own transactions have it; they don't tell when a COMMIT did nothing. */
function onClient({ dialect, session }: Drizzle, client: pg.PoolClient): Transaction {
  const own = new session.constructor(client, dialect, session.schema, session.options)
  return new (NodePgTransaction as unknown as new (...args: unknown[]) => Transaction)(dialect, own, session.schema)
}

async function commit(client: pg.PoolClient): Promise<void> {
  // Deferred checks run now. Of a transaction that was aborted Postgres says “ROLLBACK”, and no error.
  const { command } = await client.query('commit').catch((error: Error) => {
    // Refused by a check, it is rolled back and the connection is good; else nobody knows.
    client.release('severity' in error && error.severity === 'ERROR' ? undefined : error)
    throw error
  })
  client.release()
  if (command !== 'COMMIT') throw new Error('The transaction was aborted before COMMIT; nothing was committed')
}

/** A connection that can't say it any more is closed, and Postgres rolls back by itself. */
async function rollback(client: pg.PoolClient): Promise<void> {
  try {
    await client.query('rollback')
    client.release()
  } catch (error) {
    client.release(error as Error)
  }
}

async function commitTransaction(this: PostgresAdapter, incoming: unknown): Promise<void> {
  const id = String(await incoming)
  const session = sessionsOf(this)[id]
  if (!session) throw new Error('The transaction was already rolled back by a nested operation; nothing was committed')
  delete sessionsOf(this)[id]
  await session.resolve()
  for (const callback of session.afterCommit) {
    try {
      await callback()
    } catch (err) {
      this.payload.logger.error({ err }, 'A callback after COMMIT failed')
    }
  }
}

async function rollbackTransaction(this: PostgresAdapter, incoming: unknown): Promise<void> {
  const id = String(await incoming)
  const session = sessionsOf(this)[id]
  if (!session) return
  delete sessionsOf(this)[id]
  await session.reject()
}

const sessionsOf = (adapter: PostgresAdapter) =>
  adapter.sessions as unknown as Record<string, HardSession | undefined>
