import { DateTime } from 'luxon'
import type { Delay } from './types.ts'

const SATURDAY = 6

/** Settings of a website that say how time is counted; durations by name, in the unit the row names. */
export type TimeSettings = { timeZone: string; durations: Readonly<Record<string, number>> }

/**
 * When a delay that starts at `from` ends. Business days are Monday to Friday in the website's time
 * zone and end at the same local time of day.
 * @throws RangeError when a setting that a delay names is missing
 */
export function dueAt(from: Date, delay: Delay, settings: TimeSettings): Date {
  const start = DateTime.fromJSDate(from, { zone: settings.timeZone })
  const [amount, unit] = amountOf(delay, settings)
  if (unit === 'businessDays') return addBusinessDays(start, amount).toJSDate()
  return start.plus({ [unit]: amount }).toJSDate()
}

function amountOf(delay: Delay, { durations }: TimeSettings): [number, 'hours' | 'days' | 'businessDays'] {
  if ('hours' in delay) return [delay.hours, 'hours']
  if ('days' in delay) return [delay.days, 'days']
  if ('businessDays' in delay) return [delay.businessDays, 'businessDays']
  const amount = durations[delay.setting]
  if (amount === undefined) throw new RangeError(`The website has no setting ${delay.setting}`)
  return [amount, delay.unit]
}

function addBusinessDays(start: DateTime, days: number): DateTime {
  let due = start
  for (let left = days; left > 0; ) {
    due = due.plus({ days: 1 })
    if (due.weekday < SATURDAY) left -= 1
  }
  return due
}
