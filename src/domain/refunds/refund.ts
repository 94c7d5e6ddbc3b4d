import type { Destination } from './planRefund.ts'
import type { RefundPart } from './parts.ts'
import type { RefundState } from './workflow.ts'

/** A refund as operations read it; moments are ISO strings. */
export type Refund = {
  id: string
  website: string
  version: number
  state: RefundState
  code: string
  client: string
  payableCollection: string
  payableId: string
  amountMinor: number
  currency: string
  reason: string
  destination: Destination | null
  parts: RefundPart[] | null
  asks: number
  nextAskAt: string | null
}

export const payableOf = ({ payableCollection, payableId }: Pick<Refund, 'payableCollection' | 'payableId'>) => ({ collection: payableCollection, id: payableId })

const MINUTE_MS = 60_000
const DAY_MS = 1_440 * MINUTE_MS
// The job that asks comes by each minute: what is due a moment later waits for its next round.
const WAITS_MS = [20_000, 50_000, 5 * MINUTE_MS, 60 * MINUTE_MS]
const MOST_ASKS = 40

/**
 * When a gateway is asked again about a refund: after twenty seconds, a minute, then five minutes, an hour, then each
 * day. A refund that succeeded may still fail within a month, so its gateway is asked as well.
 * @returns null when it was asked often enough
 */
export function nextAsk(asks: number, now: Date): Date | null {
  if (asks >= MOST_ASKS) return null
  return new Date(now.getTime() + (WAITS_MS[asks] ?? DAY_MS))
}
