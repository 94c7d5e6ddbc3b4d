import { DateTime } from 'luxon'
import { DomainError } from '../errors.ts'

const DEFAULT_DAYS = 30
const DAY_ONLY = /^\d{4}-\d{2}-\d{2}$/

type Asked = { from?: string | undefined; to?: string | undefined; now: Date; timeZone: string }

/**
 * The period of a statement. A bare date is a whole day in the website's time zone, so `to` is
 * included; a moment is that moment. Without them: the last 30 days.
 * @throws DomainError `period_invalid` when it is no date, or ends before it begins
 */
export function statementPeriod({ from, to, now, timeZone }: Asked): { from: Date; to: Date } {
  const end = to === undefined ? DateTime.fromJSDate(now).plus({ milliseconds: 1 }) : momentOf(to, timeZone, 'end')
  const start = from === undefined ? end.minus({ days: DEFAULT_DAYS }) : momentOf(from, timeZone, 'start')
  if (start >= end) throw new DomainError('period_invalid', 'The period ends before it begins.', { from: start.toISO(), to: end.toISO() })
  return { from: start.toJSDate(), to: end.toJSDate() }
}

function momentOf(text: string, timeZone: string, edge: 'start' | 'end'): DateTime {
  const moment = DateTime.fromISO(text, { zone: timeZone })
  if (!moment.isValid) throw new DomainError('period_invalid', `“${text}” is not a date. Write 2026-03-31, or a moment such as 2026-03-31T12:00:00Z.`)
  return DAY_ONLY.test(text) && edge === 'end' ? moment.plus({ days: 1 }) : moment
}
