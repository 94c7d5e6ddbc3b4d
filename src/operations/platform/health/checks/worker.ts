import { judgeAge } from '../../../../domain/platform/judgeAge.ts'
import { workerLastSeen } from '../backlogs.ts'
import type { HealthCheck } from '../check.ts'

const LEVELS = { warning: 120, failing: 300 }

/** Whether a worker runs: without one no mail leaves, no deadline ends, no event is delivered. */
export const worker: HealthCheck = {
  name: 'worker',
  title: 'Worker',
  finds: 'No worker has been seen for 2 minutes (warning) or 5 (failing).',
  run: async (req) => {
    const todo = 'Start a worker: node src/server/main.ts worker.'
    const seen = await workerLastSeen(req)
    if (!seen) return { status: 'failing', says: 'No worker has ever run.', todo }
    return judgeAge({ since: seen.at, seconds: seen.seconds, levels: LEVELS, fine: 'A worker runs.', late: (howLong) => `No worker has been seen for ${howLong}.`, todo })
  },
}
