import { isOpen, sumOpen, type Part, type Plan } from './plan.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** How long an attempt that is under way is left alone. */
const WATCH_MS = 10 * 60_000

export type Seen = { plan: Pick<Plan, 'state' | 'terms' | 'chargesItself' | 'failedTries' | 'nextTryAt' | 'needsClient' | 'holdEpisode'>; parts: readonly Part[]; isPaying: boolean; now: Date }

export type Step = {
  /** Parts whose client is reminded, that fall due, and that were not paid in time. */
  remind: Part[]
  fallDue: Part[]
  miss: Part[]
  /** What a saved method is charged now; 0 for nothing. */
  chargeMinor: number
  /** Whether something is unpaid for longer than the days of grace. */
  isPastGrace: boolean
}

const at = (iso: string): number => new Date(iso).getTime()

/** What time has brought for a plan that runs. */
export function nextStep({ plan, parts, isPaying, now }: Seen): Step {
  const { reminderDays, graceDays } = plan.terms
  const open = parts.filter(isOpen)
  const past = (part: Part, ms: number): boolean => now.getTime() >= at(part.dueAt) + ms
  const fallDue = open.filter((part) => part.state === 'planned' && past(part, 0))
  const isNew = fallDue.length > 0
  const mayTry = isNew || (plan.failedTries < plan.terms.chargeTries && !plan.needsClient && (plan.nextTryAt === null || at(plan.nextTryAt) <= now.getTime()))
  const dueMinor = sumOpen(open.filter((part) => past(part, 0)))
  return {
    remind: open.filter((part) => part.state === 'planned' && part.remindedAt === null && past(part, -reminderDays * DAY_MS) && !past(part, 0)),
    fallDue,
    miss: open.filter((part) => part.state !== 'overdue' && past(part, DAY_MS)),
    chargeMinor: plan.chargesItself && !isPaying && mayTry ? dueMinor : 0,
    isPastGrace: open.some((part) => past(part, graceDays * DAY_MS)),
  }
}

/** When something happens next by itself; null when nothing does. Look after what is due now was done. */
export function nextMoment({ plan, parts, isPaying, now }: Seen): Date | null {
  const { reminderDays, graceDays, chargeTries } = plan.terms
  const ofPart = (part: Part): number[] => [
    ...(part.remindedAt === null ? [at(part.dueAt) - reminderDays * DAY_MS] : []), at(part.dueAt), at(part.dueAt) + DAY_MS, at(part.dueAt) + graceDays * DAY_MS,
  ]
  const open = parts.filter(isOpen)
  const tries = plan.nextTryAt && plan.failedTries < chargeTries && !plan.needsClient ? [at(plan.nextTryAt)] : []
  // While it is paused its document may come into a state in which the work can be put on hold.
  const watched = [...(isPaying ? [now.getTime() + WATCH_MS] : []), ...(plan.state === 'paused' && plan.holdEpisode === null ? [now.getTime() + HOUR_MS] : [])]
  const coming = [...open.flatMap(ofPart), ...tries, ...watched].filter((moment) => moment > now.getTime())
  return open.length === 0 || coming.length === 0 ? null : new Date(Math.min(...coming))
}

/** What may be paid as installments now: what is due, and what the client was or will be reminded of in these days. */
export const payableNowMinor = (parts: readonly Part[], { reminderDays, now }: { reminderDays: number; now: Date }): number =>
  sumOpen(parts.filter((part) => isOpen(part) && at(part.dueAt) - reminderDays * DAY_MS <= now.getTime()))

/** When a charge that failed is tried again, with pauses that double; null when it was tried often enough. */
export function nextTry(failedTries: number, { chargeTries, retryHours }: Plan['terms'], now: Date): Date | null {
  return failedTries >= chargeTries ? null : new Date(now.getTime() + retryHours * HOUR_MS * 2 ** (failedTries - 1))
}

/** Declines that end only when the client does something. */
const ASKS_FOR_CLIENT = new Set(['authentication_required', 'payment_intent_authentication_failure'])
export const asksForClient = (declineCode: string | null): boolean => declineCode !== null && ASKS_FOR_CLIENT.has(declineCode)
