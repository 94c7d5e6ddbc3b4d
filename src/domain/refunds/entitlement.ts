import type { PayableTotals } from '../ledger/fundings.ts'
import { formatMinor } from '../money/format.ts'
import { percentOf } from '../money/portion.ts'

/** How far the work for a payable has come, as far as refunds ask; of a top-up, that it is in the wallet. */
export const REFUND_STAGES = ['not_started', 'started', 'delivered', 'completed', 'closed', 'unspent'] as const
export type RefundStage = (typeof REFUND_STAGES)[number]

/** What a website gives back, by stage. Percentages are of the price. */
export type RefundTerms = {
  startedRefundPercent: number
  deliveredRefundPercent: number
  deliveredRefundDays: number
  completedRefundPercent: number
  completedRefundDays: number
}

export type Staged = { stage: RefundStage; totalMinor: number; currency: string; deliveredAt: Date | null; completedAt: Date | null }

export type Entitlement = {
  stage: RefundStage
  percent: number
  /** What the client has a right to now, beyond what went back before. */
  amountMinor: number
  /** What can be given back at most: paid and not given back. */
  leftMinor: number
  paidMinor: number
  refundedMinor: number
  currency: string
  /** Sentences, in the order of the reckoning. */
  reasons: string[]
}

const DAY_MS = 86_400_000

/**
 * What a client gets back at this stage, and why. Never more than what was paid and not given back; what
 * earlier work has earned stays earned until the whole is completed.
 */
export function entitlement(staged: Staged, { totals, terms, now }: { totals: PayableTotals; terms: RefundTerms; now: Date }): Entitlement {
  const { stage, totalMinor, currency } = staged
  const { paidMinor, refundedMinor, heldMinor, earnedMinor } = totals
  const leftMinor = paidMinor - refundedMinor
  const money = (minor: number): string => formatMinor(minor, currency)
  const { percent, because } = shareOf(staged, terms, now)
  const isWhole = stage === 'not_started'
  const grossMinor = isWhole ? paidMinor : percentOf(totalMinor, percent)
  // A client who pays in parts keeps what was not paid yet.
  const unpaidMinor = isWhole ? 0 : Math.max(0, totalMinor - paidMinor)
  const isUnfinished = stage !== 'completed' && stage !== 'closed'
  const mostMinor = isUnfinished ? heldMinor : leftMinor
  const amountMinor = Math.max(0, Math.min(grossMinor - refundedMinor - unpaidMinor, mostMinor))
  const said: [boolean, string][] = [
    [true, because],
    [percent > 0, isWhole ? `${money(paidMinor)} was paid.` : `${percent} % of the price of ${money(totalMinor)} is ${money(grossMinor)}.`],
    [percent > 0 && unpaidMinor > 0, `${money(unpaidMinor)} of the price was not paid yet.`],
    [refundedMinor > 0, `${money(refundedMinor)} went back before.`],
    [percent > 0 && earnedMinor > 0 && isUnfinished, `${money(earnedMinor)} was earned by earlier work and stays earned.`],
    [grossMinor - refundedMinor - unpaidMinor > leftMinor, `Not more than the ${money(leftMinor)} that is left of what was paid.`],
  ]
  const reasons = said.filter(([isSo]) => isSo).map(([, sentence]) => sentence)
  return { stage, percent, amountMinor, leftMinor, paidMinor, refundedMinor, currency, reasons }
}

function shareOf({ stage, deliveredAt, completedAt }: Staged, terms: RefundTerms, now: Date): { percent: number; because: string } {
  switch (stage) {
    case 'not_started':
      return { percent: 100, because: 'Nobody has begun to work: all that was paid comes back.' }
    case 'started':
      return { percent: terms.startedRefundPercent, because: `Work has begun: the website gives back ${terms.startedRefundPercent} % of the price.` }
    case 'delivered':
      return withinDays({ since: deliveredAt, days: terms.deliveredRefundDays, percent: terms.deliveredRefundPercent, what: 'delivered' }, now)
    case 'completed':
      return withinDays({ since: completedAt, days: terms.completedRefundDays, percent: terms.completedRefundPercent, what: 'accepted' }, now)
    default:
      return { percent: 0, because: 'It is cancelled: what was due went back then.' }
  }
}

type Window = { since: Date | null; days: number; percent: number; what: string }

function withinDays({ since, days, percent, what }: Window, now: Date): { percent: number; because: string } {
  if (percent === 0) return { percent: 0, because: `The work was ${what}: the website gives nothing back by itself.` }
  const isOver = since !== null && now.getTime() > since.getTime() + days * DAY_MS
  if (isOver) return { percent: 0, because: `The work was ${what} more than ${days} days ago: nothing comes back by itself.` }
  return { percent, because: `The work was ${what}: within ${days} days the website gives back ${percent} % of the price.` }
}
