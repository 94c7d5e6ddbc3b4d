import { expect, it } from '@jest/globals'
import type pg from 'pg'
import { GuardedPool } from '../../src/lib/db/pool.ts'
import { newDatabase } from '../support/database.ts'

/** The pool has let go of its own listener by then, and whoever asked has not seen the client yet. */
it('outlives a connection that breaks in the moment in which it is handed over', async () => {
  const database = await newDatabase()
  const pool = new GuardedPool({ connectionString: database.url, max: 2 })
  let broken = 0
  pool.on('acquire', (client: pg.PoolClient) =>
    queueMicrotask(() => {
      // An event that nobody listens to is thrown, and ends the process.
      broken += Number((client as unknown as { emit(name: string, error: Error): boolean }).emit('error', new Error('terminating connection')))
    }),
  )
  // The first is the one that Payload takes and forgets; the pool takes it back itself.
  await pool.connect()
  for (let i = 1; i < 3; i += 1) (await pool.connect()).release()
  expect(broken).toBe(3)
  await pool.end()
  await database.drop()
})
