import type { Candidate } from './candidate.ts'

/** What an order asks of its writer. `levels` are the codes that satisfy it; null is any writer. */
export type Demand = { levels: readonly string[] | null; subject: string | null }

/** An order without a level is for everybody; with one, for that level and the dearer ones of its price table. */
export const hasLevel = ({ level }: Candidate, { levels }: Demand): boolean =>
  levels === null || (level !== null && levels.includes(level))

export const hasSubject = ({ subjects }: Candidate, { subject }: Demand): boolean =>
  subject === null || subjects.includes(subject)

export const hasCapacity = ({ inWork, capacity }: Candidate): boolean => inWork < capacity

type Priced = { code: string; multiplier: number }

/**
 * The writer levels that satisfy what a client paid for: that one and those that cost as much or more.
 * @returns null when the client paid for no level
 */
export function satisfyingLevels(paidFor: string | null, levels: readonly Priced[]): string[] | null {
  if (paidFor === null) return null
  const least = levels.find(({ code }) => code === paidFor)?.multiplier ?? Infinity
  return levels.filter(({ code, multiplier }) => code === paidFor || multiplier >= least).map(({ code }) => code)
}
