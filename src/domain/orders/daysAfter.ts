const DAY_MS = 86_400_000

/** The moment that many times 24 hours later. */
export const daysAfter = (moment: string, days: number): Date => new Date(new Date(moment).getTime() + days * DAY_MS)
