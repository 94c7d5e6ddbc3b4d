import type { PaymentState } from './payment.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The janitor comes by each minute: what is due a moment later waits for its next round. */
const NEXT_ROUND = 50 * SECOND

/** How long after its last look the janitor asks the gateway again, by how often it has asked in this state. */
const WAITS: Partial<Record<PaymentState, readonly number[]>> = {
  // Nobody has heard of it yet: its request may have been cut off.
  created: [20 * SECOND, NEXT_ROUND, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, DAY],
  // The client is busy with it; webhooks may be lost.
  requires_action: [10 * SECOND, NEXT_ROUND, NEXT_ROUND, NEXT_ROUND, NEXT_ROUND, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, 15 * MINUTE, 15 * MINUTE, HOUR, ...Array<number>(14).fill(DAY)],
  processing: [5 * MINUTE, HOUR, DAY, DAY, DAY, DAY, DAY],
  // The gateway says a moment later what it keeps.
  succeeded: [NEXT_ROUND, HOUR, DAY, DAY, DAY],
}

/**
 * When the janitor looks at an attempt next, but not after it expires; null when it has asked often enough or
 * there is nothing left to ask. Staff see those that are still open then.
 */
export function nextCheck(state: PaymentState, checks: number, { now, expiresAt }: { now: Date; expiresAt: Date | null }): Date | null {
  const wait = WAITS[state]?.[checks]
  if (wait === undefined) return null
  const due = new Date(now.getTime() + wait)
  const isCutShort = expiresAt !== null && state !== 'processing' && expiresAt > now && expiresAt < due
  return isCutShort ? expiresAt : due
}
