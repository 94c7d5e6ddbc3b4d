import pg from 'pg'
import { tinyPayload } from '../support/tinyPayload.ts'

// The stock adapter with an idle client, and somebody who ends its connection.
const url = process.argv[2]!
const { payload, pool } = await tinyPayload('stock', url)
await Promise.all([1, 2, 3].map(() => pool.query('select pg_sleep(0.05)')))
process.stdout.write('reading\n')
const owner = new pg.Client(url)
await owner.connect()
await owner.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()')
await owner.end()
await new Promise((resolve) => setTimeout(resolve, 1_000))
await payload.find({ collection: 'notes' as never, limit: 1 })
process.stdout.write('survived\n')
process.exit(0)
