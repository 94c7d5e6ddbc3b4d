import { judgeAge } from '../../../../domain/platform/judgeAge.ts'
import { secondsSince } from '../../../../lib/clock.ts'
import { undeliveredEvents } from '../backlogs.ts'
import type { HealthCheck } from '../check.ts'

const LEVELS = { warning: 120, failing: 900 }

/** Whether what happens reaches those who react to it. */
export const events: HealthCheck = {
  name: 'events',
  title: 'Events',
  finds: 'An event has not been delivered for 2 minutes (warning) or 15 (failing).',
  run: async (req) => {
    const { count, oldestAt } = await undeliveredEvents(req)
    return judgeAge({
      since: oldestAt,
      seconds: secondsSince(oldestAt),
      levels: LEVELS,
      fine: 'Events are delivered as they happen.',
      late: (howLong) => `${count} ${count === 1 ? 'event waits' : 'events wait'} to be delivered, the oldest for ${howLong}.`,
      todo: 'See that a worker runs, and look for failed jobs in Queue.',
    })
  },
}
