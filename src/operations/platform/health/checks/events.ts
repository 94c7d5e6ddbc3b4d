import { forHowLong } from '../../../../domain/platform/forHowLong.ts'
import { gradeOf } from '../../../../domain/platform/verdict.ts'
import { now } from '../../../../lib/clock.ts'
import { row } from '../../../../lib/db/rows.ts'
import type { HealthCheck } from '../check.ts'

const OLDEST = 'select occurred_at as at, name from outbox_events where delivered_at is null order by occurred_at limit 1'
const LEVELS = { warning: 120, failing: 900 }

/** Whether what happens reaches those who react to it. */
export const events: HealthCheck = {
  name: 'events',
  title: 'Events',
  finds: 'An event has not been delivered for 2 minutes (warning) or 15 (failing).',
  run: async (req) => {
    const oldest = await row<{ at: Date; name: string }>(req, OLDEST)
    const seconds = oldest ? (now().getTime() - oldest.at.getTime()) / 1_000 : 0
    const status = gradeOf(seconds, LEVELS)
    if (!oldest || status === 'ok') return { status, says: 'Events are delivered as they happen.' }
    return {
      status,
      says: `The event ${oldest.name} has waited ${forHowLong(seconds)} to be delivered.`,
      todo: 'See that a worker runs, and look for failed jobs in Queue.',
      since: oldest.at.toISOString(),
    }
  },
}
