import { DateTime } from 'luxon'

const DIGITS = 6

/** What people call a paper: INV-2026-000123. Its last part grows past six digits where it must. */
export const paperNumber = (prefix: string, year: number, sequence: number): string => `${prefix}-${year}-${String(sequence).padStart(DIGITS, '0')}`

/** The year of a moment where the website does business; each begins a count of its own. */
export const yearIn = (timeZone: string, moment: Date): number => DateTime.fromJSDate(moment, { zone: timeZone }).year

/** @returns a refusal for people, or true */
export const isPrefix = (value: unknown): true | string =>
  (typeof value === 'string' && /^[A-Z][A-Z0-9]{0,7}$/.test(value)) || 'Use 1 to 8 capital letters and digits, beginning with a letter.'
