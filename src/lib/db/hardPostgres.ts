import { randomUUID } from 'node:crypto'
import { postgresAdapter, sql, type PostgresAdapter } from '@payloadcms/db-postgres'
import pg from 'pg'
import { readFlat } from './flat/flatReads.ts'
import { forgetOnWrite } from './forgetOnWrite.ts'
import { GuardedPool } from './pool.ts'

type Args = Parameters<typeof postgresAdapter>[0]
type Adapter = ReturnType<typeof postgresAdapter>
type Tx = { execute(query: unknown): Promise<unknown> }
type Drizzle = { transaction(work: (tx: Tx) => Promise<void>, options?: unknown): Promise<void> }

export type HardSession = {
  db: Tx
  afterCommit: (() => unknown)[]
  resolve: () => Promise<void>
  reject: () => Promise<void>
}

const ROLLBACK = new Error('rolled back')

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
      forgetOnWrite(adapter as unknown as PostgresAdapter)
      return adapter
    },
  }
}

async function beginTransaction(this: PostgresAdapter, options?: unknown): Promise<string> {
  const self = this as unknown as { initializing?: Promise<void>; drizzle: Drizzle; transactionOptions?: unknown }
  await self.initializing
  const id = randomUUID()
  const gate = Promise.withResolvers<void>()
  const ready = Promise.withResolvers<Tx>()
  const done = self.drizzle.transaction(async (tx) => {
    ready.resolve(tx)
    await gate.promise
  }, options ?? self.transactionOptions)
  done.catch((error: unknown) => ready.reject(error))
  const db = await ready.promise
  sessionsOf(this)[id] = {
    db,
    afterCommit: [],
    resolve: () => (gate.resolve(), done),
    reject: () => {
      gate.reject(ROLLBACK)
      return done.catch((error: unknown) => {
        if (error !== ROLLBACK) throw error
      })
    },
  }
  return id
}

async function commitTransaction(this: PostgresAdapter, incoming: unknown): Promise<void> {
  const id = String(await incoming)
  const session = sessionsOf(this)[id]
  if (!session) throw new Error('The transaction was already rolled back by a nested operation; nothing was committed')
  delete sessionsOf(this)[id]
  try {
    // Runs deferred checks now, and fails when the transaction is already aborted: COMMIT would
    // silently become a ROLLBACK.
    await session.db.execute(sql`set constraints all immediate`)
  } catch (error) {
    await session.reject()
    throw error
  }
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
