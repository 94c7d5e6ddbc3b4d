import { judgeAge } from '../../../../domain/platform/judgeAge.ts'
import { row } from '../../../../lib/db/rows.ts'
import { DEAD_LETTERS } from '../../../../lib/jobs/boss.ts'
import type { HealthCheck } from '../check.ts'

const OLDEST = `
  select name, start_after as at, extract(epoch from now() - start_after) as seconds from pgboss.job
  where state < 'active' and start_after <= now() and name <> $1 and name not like '\\_\\_pgboss%'
  order by start_after limit 1`
const LEVELS = { warning: 120, failing: 600 }

/** Whether jobs are done about when they are due. */
export const jobs: HealthCheck = {
  name: 'jobs',
  title: 'Jobs',
  finds: 'A job has been due for 2 minutes (warning) or 10 (failing) and nobody has begun it.',
  run: async (req) => {
    const oldest = await row<{ name: string; at: Date; seconds: number }>(req, OLDEST, [DEAD_LETTERS])
    return judgeAge({
      since: oldest?.at ?? null,
      seconds: oldest?.seconds ?? 0,
      levels: LEVELS,
      fine: 'No job waits longer than it should.',
      late: (howLong) => `A job of the queue ${oldest?.name} has been due for ${howLong}.`,
      todo: 'See that a worker runs; if it does, start another one.',
    })
  },
}
