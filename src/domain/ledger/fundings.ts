import type { AccountKind } from './accountKinds.ts'
import { isSameAccount, type AccountRef } from './accountRef.ts'
import type { Posting } from './posting.ts'

/** Part of what was paid for a payable and not yet given back. */
export type Funding = { source: AccountRef; amountMinor: number; lot: { id: string; expiresAt: Date | null } | null }

const SOURCES: readonly AccountKind[] = ['gateway', 'client_wallet', 'client_bonus']
const EARNERS: readonly AccountKind[] = ['writer_pending', 'tax', 'sales']

/** What became of a payable's money so far. Always: paid = earned + refunded + held. */
export type PayableTotals = { paidMinor: number; earnedMinor: number; refundedMinor: number; heldMinor: number }

/**
 * The fundings of a payable that a refund can still go back to, oldest first.
 * @param history every posting from and to its held funds, in order
 */
export function remainingFundings(history: readonly Posting[]): Funding[] {
  const fundings: Funding[] = []
  for (const posting of history) {
    if (isFunding(posting)) fundings.push(...partsOf(posting, posting.from))
    else if (isRefund(posting)) for (const part of partsOf(posting, posting.to)) giveBack(fundings, part)
  }
  return fundings.filter(({ amountMinor }) => amountMinor > 0)
}

/**
 * Sums a payable's postings by what they mean.
 * @throws RangeError for a posting that means none of it
 */
export function payableTotals(history: readonly Posting[]): PayableTotals {
  const totals = { paidMinor: 0, earnedMinor: 0, refundedMinor: 0, heldMinor: 0 }
  for (const posting of history) {
    const isIn = posting.to.kind === 'held_funds'
    const counterpart = isIn ? posting.from.kind : posting.to.kind
    const meaning = meaningOf(counterpart, isIn)
    if (!meaning) throw new RangeError(`Nothing moves between held funds and ${counterpart}`)
    totals[meaning] += meaning === 'earnedMinor' && isIn ? -posting.amountMinor : posting.amountMinor
    totals.heldMinor += isIn ? posting.amountMinor : -posting.amountMinor
  }
  return totals
}

const isFunding = ({ from, to }: Posting): boolean => to.kind === 'held_funds' && SOURCES.includes(from.kind)
const isRefund = ({ from, to }: Posting): boolean => from.kind === 'held_funds' && SOURCES.includes(to.kind)

function meaningOf(counterpart: AccountKind, isIn: boolean): 'paidMinor' | 'refundedMinor' | 'earnedMinor' | null {
  if (SOURCES.includes(counterpart)) return isIn ? 'paidMinor' : 'refundedMinor'
  return EARNERS.includes(counterpart) ? 'earnedMinor' : null
}

/** One part for each lot, else one for the whole. */
function partsOf({ amountMinor, lots }: Posting, source: AccountRef): Funding[] {
  if (!lots || lots.length === 0) return [{ source, amountMinor, lot: null }]
  return lots.map(({ lotId, deltaMinor, expiresAt }) => ({
    source, amountMinor: Math.abs(deltaMinor), lot: { id: lotId, expiresAt },
  }))
}

/** Takes a refund off the fundings of its source, the last first. */
function giveBack(fundings: Funding[], { source, amountMinor, lot }: Funding): void {
  let leftMinor = amountMinor
  for (const funding of fundings.toReversed()) {
    if (!isSameAccount(funding.source, source) || funding.lot?.id !== lot?.id) continue
    const takenMinor = Math.min(funding.amountMinor, leftMinor)
    funding.amountMinor -= takenMinor
    leftMinor -= takenMinor
  }
}
