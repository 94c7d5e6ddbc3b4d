import { DateTime } from 'luxon'
import { DomainError } from '../errors.ts'

/** A month that is over, from its first moment up to and without the next one's, in the website's time zone. */
export type StatementMonth = { name: string; from: Date; to: Date }

/**
 * @param month such as `2026-03`
 * @throws DomainError `period_invalid` when it is no month, `month_not_over` while money can still move in it
 */
export function statementMonth(month: string, { now, timeZone }: { now: Date; timeZone: string }): StatementMonth {
  const from = /^\d{4}-\d{2}$/.test(month) ? DateTime.fromISO(`${month}-01`, { zone: timeZone }) : DateTime.invalid('form')
  if (!from.isValid) throw new DomainError('period_invalid', `“${month}” is not a month. Write 2026-03.`)
  const to = from.plus({ months: 1 })
  if (to.toJSDate() > now) throw new DomainError('month_not_over', 'A month has a statement when it is over.', { month, from: to.toISODate() })
  return { name: from.setLocale('en').toFormat('LLLL yyyy'), from: from.toJSDate(), to: to.toJSDate() }
}
