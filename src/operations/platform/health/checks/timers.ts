import { judgeAge } from '../../../../domain/platform/judgeAge.ts'
import { now, secondsSince } from '../../../../lib/clock.ts'
import { lateTimers } from '../backlogs.ts'
import type { HealthCheck } from '../check.ts'

// A sweep finds a timer whose job was lost within a minute.
const LEVELS = { warning: 180, failing: 900 }

/** Whether the clock makes its moves: deadlines, automatic acceptance, release of earnings. */
export const timers: HealthCheck = {
  name: 'timers',
  title: 'Timers',
  finds: 'A move that the clock should make is 3 minutes (warning) or 15 (failing) late.',
  run: async (req) => {
    const { count, oldestAt } = await lateTimers(req, now())
    return judgeAge({
      since: oldestAt,
      seconds: secondsSince(oldestAt),
      levels: LEVELS,
      fine: 'Every timer fires when it is due.',
      late: (howLong) => `${count} ${count === 1 ? 'timer is' : 'timers are'} due and did not fire, the oldest for ${howLong}.`,
      todo: 'See that a worker runs; the log says why a timer failed.',
    })
  },
}
