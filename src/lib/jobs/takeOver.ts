import pg from 'pg'
import { appConnection } from '../db/connection.ts'

const LOCK = `hashtextextended('scriptorium: a worker lives', 0)`
const GIVE_BACK = `update pgboss.job set state = 'retry', start_after = now() where state = 'active' and retry_count < retry_limit`

/**
 * Gives back at once what dead workers had in hand, where no other worker lives; beside others it takes them half a
 * minute to be missed by their heartbeats. All workers share a lock for as long as they live, so whoever gets it
 * alone is the only one. Call it before the first job is fetched.
 * @returns how to end it when the worker stops
 */
export async function takeOver(onError: (error: Error) => void): Promise<() => Promise<void>> {
  // A connection of its own: with it goes the lock, however the process ends.
  const client = new pg.Client(appConnection())
  client.on('error', onError)
  await client.connect()
  const { rows: [alone] } = await client.query<{ got: boolean }>(`select pg_try_advisory_lock(${LOCK}) as got`)
  if (alone!.got) await client.query(GIVE_BACK)
  await client.query(`select pg_advisory_lock_shared(${LOCK})`)
  if (alone!.got) await client.query(`select pg_advisory_unlock(${LOCK})`)
  return () => client.end()
}
