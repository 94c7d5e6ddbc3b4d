import { DateTime } from 'luxon'
import type { PayoutSchedule } from './settings.ts'

/** A worker that was away on the day itself asks on the next. */
const DAYS_TO_ASK = 2

/**
 * The name of the period whose payouts are asked for at this moment, such as `2026-W10` or `2026-03`, in
 * the website's day; null when it is not the time.
 */
export function schedulePeriod(schedule: PayoutSchedule, now: Date, timeZone: string): string | null {
  const local = DateTime.fromJSDate(now, { zone: timeZone })
  if (schedule === 'weekly') return local.weekday <= DAYS_TO_ASK ? local.toFormat("kkkk-'W'WW") : null
  if (schedule === 'monthly') return local.day <= DAYS_TO_ASK ? local.toFormat('yyyy-MM') : null
  return null
}
