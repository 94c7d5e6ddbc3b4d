import { DateTime } from 'luxon'
import { DomainError } from '../errors.ts'

const MS_PER_HOUR = 3_600_000

/** Whole hours from `now` until `deadline`, rounded down; negative when it has passed. */
export const hoursUntil = (deadline: Date, now: Date): number =>
  Math.floor((deadline.getTime() - now.getTime()) / MS_PER_HOUR)

/**
 * Refuses a deadline that is past, nearer than the work takes, or more than a year away.
 * @throws DomainError deadline_in_past, deadline_too_soon, deadline_too_far
 */
export function checkDeadline(deadline: Date, minimumHours: number, now: Date): void {
  // Not `<=`: an invalid date compares as false with everything, and is refused as well.
  if (!(deadline > now)) {
    throw new DomainError('deadline_in_past', 'The deadline has passed. Choose one in the future.')
  }
  const earliest = new Date(now.getTime() + minimumHours * MS_PER_HOUR)
  if (deadline < earliest) {
    throw new DomainError(
      'deadline_too_soon',
      `This service takes at least ${minimumHours} hours. Choose a later deadline.`,
      { minimumHours, earliest: earliest.toISOString() },
    )
  }
  const latest = DateTime.fromJSDate(now, { zone: 'utc' }).plus({ years: 1 }).toJSDate()
  if (deadline > latest) {
    throw new DomainError('deadline_too_far', 'Choose a deadline within a year from now.', {
      latest: latest.toISOString(),
    })
  }
}
