import { formatMinor } from '../money/format.ts'
import type { SpendingLimit } from './restraints.ts'

const HOUR_MS = 3_600_000
/** How often a saved method is charged before it is switched off, and the pauses between. */
const PAUSES_MS = [HOUR_MS, 24 * HOUR_MS]
/** How long a charge that is under way, or a frozen wallet, is left alone. */
export const WATCH_MS = 10 * 60_000
export const MOST_A_DAY = 10

/** A client's order to fill the wallet; moments are ISO strings. */
export type AutoTopUp = {
  id: string
  website: string
  client: string
  isOn: boolean
  currency: string
  /** When the store credit is less than this, so much is charged. */
  thresholdMinor: number
  amountMinor: number
  mostADay: number
  method: string | null
  consentText: string
  consentedAt: string
  /** The charge under way, and how many were begun. */
  charge: string | null
  charges: number
  failedTries: number
  declineSentence: string | null
  /** Nothing is charged before. */
  nextAt: string | null
  offBecause: string | null
}

export type AutoTopUpTerms = Pick<AutoTopUp, 'thresholdMinor' | 'amountMinor' | 'mostADay' | 'currency'>

/** What a client agrees to, word for word. */
export const consentText = ({ thresholdMinor, amountMinor, mostADay, currency }: AutoTopUpTerms, { website, method }: { website: string; method: string }): string =>
  `I let ${website} charge ${method} with ${formatMinor(amountMinor, currency)} whenever my store credit is less than ${formatMinor(thresholdMinor, currency)}, at most ${mostADay === 1 ? 'once' : `${mostADay} times`} a day, without asking me each time, until I switch this off.`

type Seen = {
  balanceMinor: number
  isFrozen: boolean
  limits: readonly SpendingLimit[]
  /** Times that it was filled today, and when the day of the website ends. */
  paidToday: number
  dayEnd: Date
  now: Date
}

export type AutoStep = 'enough' | 'charge' | { until: Date }

/** Whether to charge now; else until when it makes no sense: it would be more than the client allowed, or could not be spent. */
export function autoStep({ thresholdMinor, mostADay, nextAt }: Pick<AutoTopUp, 'thresholdMinor' | 'mostADay' | 'nextAt'>, { balanceMinor, isFrozen, limits, paidToday, dayEnd, now }: Seen): AutoStep {
  if (balanceMinor >= thresholdMinor) return 'enough'
  const waits = [
    ...(nextAt ? [new Date(nextAt)] : []),
    ...(isFrozen ? [new Date(now.getTime() + WATCH_MS)] : []),
    ...(paidToday >= mostADay ? [dayEnd] : []),
    ...limits.filter(({ leftMinor }) => leftMinor === 0).map(({ renewsAt }) => renewsAt),
  ].filter((moment) => moment > now)
  return waits.length === 0 ? 'charge' : { until: new Date(Math.max(...waits.map((moment) => moment.getTime()))) }
}

/** Declines that another try can't help: their client has to do something. */
const HOPELESS = new Set(['authentication_required', 'payment_intent_authentication_failure', 'method_missing', 'method_unknown', 'top_up_too_small', 'top_up_too_large', 'payment_too_small', 'payment_too_large', 'wrong_currency', 'gateway_off'])

/** When a charge that failed is tried again; null when it is switched off instead. */
export function nextAutoTry(failedTries: number, declineCode: string, now: Date): Date | null {
  const pauseMs = HOPELESS.has(declineCode) ? undefined : PAUSES_MS[failedTries - 1]
  return pauseMs === undefined ? null : new Date(now.getTime() + pauseMs)
}
