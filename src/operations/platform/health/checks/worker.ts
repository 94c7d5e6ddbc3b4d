import { forHowLong } from '../../../../domain/platform/forHowLong.ts'
import { gradeOf } from '../../../../domain/platform/verdict.ts'
import { row } from '../../../../lib/db/rows.ts'
import type { HealthCheck } from '../check.ts'

// A worker stamps this about every thirty seconds, when it looks for what the clock asks for.
const LAST_SEEN = `select cron_on as at, extract(epoch from now() - cron_on) as seconds from pgboss.version`
const LEVELS = { warning: 120, failing: 300 }

/** Whether a worker runs: without one no mail leaves, no deadline ends, no event is delivered. */
export const worker: HealthCheck = {
  name: 'worker',
  title: 'Worker',
  finds: 'No worker has been seen for 2 minutes (warning) or 5 (failing).',
  run: async (req) => {
    const todo = 'Start a worker: node src/server/main.ts worker.'
    const seen = await row<{ at: Date | null; seconds: number }>(req, LAST_SEEN)
    if (!seen?.at) return { status: 'failing', says: 'No worker has ever run.', todo }
    const status = gradeOf(seen.seconds, LEVELS)
    if (status === 'ok') return { status, says: 'A worker runs.' }
    return { status, says: `No worker has been seen for ${forHowLong(seen.seconds)}.`, todo, since: seen.at.toISOString() }
  },
}
