import { DateTime } from 'luxon'
import { DomainError } from '../errors.ts'

/** The moments in which a day begins and ends in UTC, which is how gateways keep their books. */
export function dayOf(day: string): { from: Date; until: Date } {
  const from = DateTime.fromISO(day, { zone: 'utc' })
  if (!from.isValid || from.toISODate() !== day) throw new DomainError('period_invalid', 'Name a day such as 2026-03-01.')
  return { from: from.toJSDate(), until: from.plus({ days: 1 }).toJSDate() }
}

/** The last day that is over. */
export const yesterday = (now: Date): string => DateTime.fromJSDate(now, { zone: 'utc' }).minus({ days: 1 }).toISODate()!
