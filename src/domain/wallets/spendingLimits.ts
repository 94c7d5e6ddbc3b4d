import { DateTime } from 'luxon'
import type { Restraints, SpendingLimit } from './restraints.ts'

const PERIODS = ['day', 'month'] as const

/** When the present day and month of a website began: what was spent since counts. */
export function periodsOf(now: Date, timeZone: string): { dayStart: Date; monthStart: Date } {
  const here = DateTime.fromJSDate(now, { zone: timeZone })
  return { dayStart: here.startOf('day').toJSDate(), monthStart: here.startOf('month').toJSDate() }
}

type Spent = { day: number; month: number }

/** The limits that a client has, with what is left of each in the website's day and month. */
export function spendingLimits(restraints: Restraints | null, spent: Spent, { now, timeZone }: { now: Date; timeZone: string }): SpendingLimit[] {
  const here = DateTime.fromJSDate(now, { zone: timeZone })
  return PERIODS.flatMap((period) => {
    const limitMinor = restraints?.[`${period}Minor`] ?? null
    if (limitMinor === null) return []
    const spentMinor = spent[period]
    return [{ period, limitMinor, spentMinor, leftMinor: Math.max(0, limitMinor - spentMinor), renewsAt: here.startOf(period).plus({ [period]: 1 }).toJSDate() }]
  })
}

export const hasLimit = (restraints: Restraints | null): boolean => restraints !== null && (restraints.dayMinor !== null || restraints.monthMinor !== null)
