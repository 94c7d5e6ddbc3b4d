import { forHowLong } from '../../../../domain/platform/forHowLong.ts'
import { gradeOf } from '../../../../domain/platform/verdict.ts'
import { now } from '../../../../lib/clock.ts'
import { row } from '../../../../lib/db/rows.ts'
import type { HealthCheck } from '../check.ts'

const LATE = `select count(*) as count, min(due_at) as at from (
  select due_at from timers where state = 'waiting' and due_at <= $1 order by due_at limit 1000) due`
// A sweep finds a timer whose job was lost within a minute.
const LEVELS = { warning: 180, failing: 900 }

/** Whether the clock makes its moves: deadlines, automatic acceptance, release of earnings. */
export const timers: HealthCheck = {
  name: 'timers',
  title: 'Timers',
  finds: 'A move that the clock should make is 3 minutes (warning) or 15 (failing) late.',
  run: async (req) => {
    const late = await row<{ count: number; at: Date | null }>(req, LATE, [now()])
    const seconds = late?.at ? (now().getTime() - late.at.getTime()) / 1_000 : 0
    const status = gradeOf(seconds, LEVELS)
    if (!late?.at || status === 'ok') return { status, says: 'Every timer fires when it is due.' }
    return {
      status,
      says: `${late.count} ${late.count === 1 ? 'timer is' : 'timers are'} due and did not fire, the oldest for ${forHowLong(seconds)}.`,
      todo: 'See that a worker runs; the log says why a timer failed.',
      since: late.at.toISOString(),
    }
  },
}
