import type pg from 'pg'
import type { Topic } from '../kept/kept.ts'

/** An open transaction, where Payload's adapter looks for it. */
export type HardSession = {
  /** Drizzle's view of the connection. */
  db: { execute(query: unknown): Promise<unknown> }
  client: pg.PoolClient
  afterCommit: (() => unknown)[]
  /** What it has changed of that which is kept in memory. */
  changed: Set<Topic>
  resolve: () => Promise<void>
  reject: () => Promise<void>
}
