import { countDeadJobs } from '../../queue/countDeadJobs.ts'
import type { HealthCheck } from '../check.ts'

/** Whether jobs failed for good. */
export const deadLetters: HealthCheck = {
  name: 'dead-letters',
  title: 'Failed jobs',
  finds: 'A job failed as often as it may and waits for somebody’s decision.',
  run: async (req) => {
    const count = await countDeadJobs(req)
    if (count === 0) return { status: 'ok', says: 'No job has failed for good.' }
    return { status: 'warning', says: `${count} ${count === 1 ? 'job has' : 'jobs have'} failed for good.`, todo: 'Open Queue in the panel: read the error, mend its cause, run the jobs again.' }
  },
}
