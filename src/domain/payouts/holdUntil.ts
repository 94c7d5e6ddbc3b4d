const DAY_MS = 86_400_000

/** Until when payouts wait after an account was given or changed; null when they do not wait any more. */
export function holdUntil(changedAt: Date, holdDays: number, now: Date): Date | null {
  const until = new Date(changedAt.getTime() + holdDays * DAY_MS)
  return until > now ? until : null
}
