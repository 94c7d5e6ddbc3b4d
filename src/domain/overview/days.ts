import { DateTime } from 'luxon'
import { before, dayStart, since, type Condition, type Moment } from '../lists/view.ts'
import { zonesOf, type Scope } from './scope.ts'

/** How many days a home looks back, today included. */
export const DAYS = 30

/** What the chart counts: orders by the day on which something happened to them. */
export const SERIES = {
  placed:    { title: 'Placed',    field: 'createdAt' },
  delivered: { title: 'Delivered', field: 'deliveredAt' },
  completed: { title: 'Completed', field: 'completedAt' },
} as const
export type SeriesName = keyof typeof SERIES
export const SERIES_NAMES = Object.keys(SERIES) as SeriesName[]

/** The last days of a time zone as `2026-11-22`, today last. */
export function lastDates({ now, timeZone }: Moment): string[] {
  const today = DateTime.fromJSDate(now, { zone: timeZone })
  return Array.from({ length: DAYS }, (_, index) => today.minus({ days: DAYS - 1 - index }).toISODate()!)
}

/** The first moment that a home looks back to. */
export const daysStart = (moment: Moment): string => dayStart(moment, 1 - DAYS)

/** The orders behind one number of the chart; a day is that of each website's zone. */
export function dayGroups(series: SeriesName, date: string, scope: Scope): Condition[][] {
  const { field } = SERIES[series]
  return zonesOf(scope).map(({ timeZone, conditions }) => [...onDay(field, date, timeZone), ...conditions])
}

/** A moment within a day of a time zone. */
export function onDay(field: string, date: string, timeZone: string): Condition[] {
  const start = DateTime.fromISO(date, { zone: timeZone })
  return [since(field, isoOf(start)), before(field, isoOf(start.plus({ days: 1 })))]
}

/** The orders behind the sum of all days. */
export const daysGroups = (series: SeriesName, scope: Scope): Condition[][] =>
  zonesOf(scope).map(({ timeZone, conditions }) => [since(SERIES[series].field, daysStart({ now: scope.now, timeZone })), ...conditions])

const isoOf = (moment: DateTime): string => moment.startOf('day').toUTC().toISO()!
