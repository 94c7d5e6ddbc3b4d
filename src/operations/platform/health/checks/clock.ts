import { forHowLong } from '../../../../domain/platform/forHowLong.ts'
import { gradeOf } from '../../../../domain/platform/verdict.ts'
import { now } from '../../../../lib/clock.ts'
import { row } from '../../../../lib/db/rows.ts'
import type { HealthCheck } from '../check.ts'

const LEVELS = { warning: 2, failing: 30 }

/** Whether this machine and the database agree on the time: deadlines and jobs depend on both. */
export const clock: HealthCheck = {
  name: 'clock',
  title: 'Clock',
  finds: 'The clocks of this machine and of the database differ by 2 seconds (warning) or 30 (failing).',
  run: async (req) => {
    const found = await row<{ at: Date }>(req, 'select clock_timestamp() as at')
    const seconds = Math.abs(now().getTime() - found!.at.getTime()) / 1_000
    const status = gradeOf(seconds, LEVELS)
    if (status === 'ok') return { status, says: 'This machine and the database agree on the time.' }
    return { status, says: `The clock of this machine and that of the database differ by ${forHowLong(seconds)}.`, todo: 'Set both by NTP: deadlines, sessions and jobs depend on them.' }
  },
}
