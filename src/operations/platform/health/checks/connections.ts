import { gradeOf } from '../../../../domain/platform/verdict.ts'
import { poolRefusals } from '../../../../lib/db/poolRefusals.ts'
import { row } from '../../../../lib/db/rows.ts'
import type { HealthCheck } from '../check.ts'

type Pool = { waitingCount: number; totalCount: number; options: { max: number } }
// pg_stat_activity shows the application's role no connection of others, nor what kind each is.
const SERVER = `select (select sum(numbackends) from pg_stat_database) as used, current_setting('max_connections')::int as most`

/** Whether requests get a database connection. */
export const connections: HealthCheck = {
  name: 'connections',
  title: 'Database connections',
  finds: 'Requests were refused in the last five minutes because no connection was free, or the database server is close to its limit.',
  run: async (req) => {
    const { waitingCount, options } = (req.payload.db as unknown as { pool: Pool }).pool
    const refused = poolRefusals()
    if (refused > 0)
      return {
        status: 'failing',
        says: `${refused} requests of the last five minutes got no database connection in time; ${waitingCount} wait now for one of ${options.max}.`,
        todo: 'Raise POOL_MAX, start another web process, or find what is slow.',
      }
    const server = await row<{ used: number; most: number }>(req, SERVER)
    const status = gradeOf(server!.used / server!.most, { warning: 0.8, failing: 0.95 })
    const says = `The database server has ${server!.used} of at most ${server!.most} connections.`
    return status === 'ok' ? { status, says } : { status, says, todo: 'Raise max_connections of Postgres, or lower POOL_MAX.' }
  },
}
