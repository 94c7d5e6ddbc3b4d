/** When a website asks for its writers' payouts by itself. */
export const PAYOUT_SCHEDULES = { off: 'Only when writers ask', weekly: 'Every Monday', monthly: 'On the first day of each month' } as const
export type PayoutSchedule = keyof typeof PAYOUT_SCHEDULES

/** How a website pays its writers out. */
export type PayoutSettings = {
  schedule: PayoutSchedule
  minimumMinor: number
  holdDays: number
  /** The account that bank transfers leave from; null until somebody has named it. */
  payer: Payer | null
}

/** Whose account bank transfers leave from. */
export type Payer = { name: string; iban: string; bic: string | null }

export const DEFAULT_MINIMUM_MINOR = 5_000
export const DEFAULT_HOLD_DAYS = 3

type Stored = { schedule?: PayoutSchedule | null; minimumMinor?: number | null; holdDays?: number | null; payerName?: string | null; payerIban?: string | null; payerBic?: string | null }

/** The settings of a website's document. */
export function payoutSettingsOf(stored: unknown): PayoutSettings {
  const { schedule, minimumMinor, holdDays, payerName, payerIban, payerBic } = (stored ?? {}) as Stored
  return {
    schedule: schedule ?? 'off',
    minimumMinor: minimumMinor ?? DEFAULT_MINIMUM_MINOR,
    holdDays: holdDays ?? DEFAULT_HOLD_DAYS,
    payer: payerName && payerIban ? { name: payerName, iban: payerIban, bic: payerBic ?? null } : null,
  }
}
