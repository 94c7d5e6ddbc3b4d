import type pg from 'pg'
import { env } from '../env.ts'

/** The role under which the platform serves requests: neither superuser nor owner, so policies bind it. */
export const APP_ROLE = 'scriptorium_app'

/** Connection of the application: the login of DATABASE_URL, in the application's role from the first statement on. */
export const appConnection = (): pg.PoolConfig => ({
  connectionString: env().DATABASE_URL,
  options: `-c role=${APP_ROLE}`,
  application_name: 'scriptorium',
  // Payload keeps one client for itself, and a nested call may need a second one.
  max: env().POOL_MAX,
  connectionTimeoutMillis: 2_000,
  // A new connection plans everything anew: after ten quiet seconds, pg's own limit, a burst would wait for all ten.
  idleTimeoutMillis: 300_000,
  keepAlive: true,
  statement_timeout: 15_000,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 30_000,
})

/** Connection of the owner of the tables: migrations only. */
export const ownerConnection = (): pg.PoolConfig => ({
  connectionString: env().DATABASE_URL,
  application_name: 'scriptorium-migrations',
  max: 3,
  connectionTimeoutMillis: 10_000,
})
