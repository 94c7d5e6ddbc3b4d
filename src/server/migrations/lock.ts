import pg from 'pg'
import { ownerConnection } from '../../lib/db/connection.ts'

// An arbitrary number that only migrations of this product use.
const LOCK = 7_301_118_420

/** Runs `work` while no other process migrates this database. */
export async function withMigrationLock(work: (owner: pg.Client) => Promise<void>): Promise<void> {
  const owner = new pg.Client(ownerConnection())
  await owner.connect()
  try {
    await owner.query('select pg_advisory_lock($1)', [LOCK])
    await work(owner)
  } finally {
    await owner.end()
  }
}
