import type { AccountKind } from './accountKinds.ts'
import { isSameAccount, type AccountRef } from './accountRef.ts'
import type { TransactionKind } from './kinds.ts'
import type { Posting } from './posting.ts'

/** Part of what was paid for a payable and not yet given back. */
export type Funding = { source: AccountRef; amountMinor: number; lot: { id: string; expiresAt: Date | null } | null }

/** A posting with the fact that it belongs to: what comes back from a failed refund is no payment. */
export type Move = Posting & { kind?: TransactionKind; transaction?: string }

const SOURCES: readonly AccountKind[] = ['gateway', 'client_wallet', 'client_bonus']
const EARNERS: readonly AccountKind[] = ['writer_pending', 'writer_available', 'writer_owed', 'tax', 'sales']

/** What became of a payable's money so far. Always: paid = earned + refunded + held. */
export type PayableTotals = { paidMinor: number; earnedMinor: number; refundedMinor: number; heldMinor: number }

/**
 * The fundings of a payable that a refund can still go back to, oldest first.
 * @param history every posting from and to its held funds, in order
 */
export function remainingFundings(history: readonly Move[]): Funding[] {
  const fundings: Paid[] = []
  // Of the failed refund that is being read: what it gave back and where it had gone.
  let failed: AccountRef | null = null
  for (const move of history) {
    if (move.kind === 'refund_failed') failed = takeFailure(fundings, move, failed)
    else if (isFunding(move)) fundings.push(...partsOf(move, move.from).map((part) => ({ ...part, paidMinor: part.amountMinor })))
    else if (isRefund(move)) for (const part of partsOf(move, move.to)) giveBack(fundings, part)
  }
  return fundings.filter(({ amountMinor }) => amountMinor > 0).map(({ paidMinor: _paid, ...funding }) => funding)
}

/**
 * Sums a payable's postings by what they mean.
 * @throws RangeError for a posting that means none of it
 */
export function payableTotals(history: readonly Move[]): PayableTotals {
  const totals = { paidMinor: 0, earnedMinor: 0, refundedMinor: 0, heldMinor: 0 }
  for (const move of history) {
    const isIn = move.to.kind === 'held_funds'
    const counterpart = isIn ? move.from.kind : move.to.kind
    const [meaning, sign] = meaningOf(counterpart, isIn, move.kind)
    totals[meaning] += sign * move.amountMinor
    totals.heldMinor += isIn ? move.amountMinor : -move.amountMinor
  }
  return totals
}

type Paid = Funding & { paidMinor: number }

const isFunding = ({ from, to }: Posting): boolean => to.kind === 'held_funds' && SOURCES.includes(from.kind)
const isRefund = ({ from, to }: Posting): boolean => from.kind === 'held_funds' && SOURCES.includes(to.kind)

function meaningOf(counterpart: AccountKind, isIn: boolean, kind?: TransactionKind): ['paidMinor' | 'refundedMinor' | 'earnedMinor', 1 | -1] {
  if (EARNERS.includes(counterpart)) return ['earnedMinor', isIn ? -1 : 1]
  if (!SOURCES.includes(counterpart)) throw new RangeError(`Nothing moves between held funds and ${counterpart}`)
  if (!isIn) return ['refundedMinor', 1]
  return kind === 'refund_failed' ? ['refundedMinor', -1] : ['paidMinor', 1]
}

/** One part for each lot, else one for the whole. */
function partsOf({ amountMinor, lots }: Posting, source: AccountRef): Funding[] {
  if (!lots || lots.length === 0) return [{ source, amountMinor, lot: null }]
  return lots.map(({ lotId, deltaMinor, expiresAt }) => ({
    source, amountMinor: Math.abs(deltaMinor), lot: { id: lotId, expiresAt },
  }))
}

/** Takes a refund off the fundings of its source, the last first; what went to the wallet instead, off the last ones. */
function giveBack(fundings: Paid[], { source, amountMinor, lot }: Funding): void {
  const takeFrom = (some: Paid[], minor: number): number => {
    let leftMinor = minor
    for (const funding of some.toReversed()) {
      const takenMinor = Math.min(funding.amountMinor, leftMinor)
      funding.amountMinor -= takenMinor
      leftMinor -= takenMinor
    }
    return leftMinor
  }
  const itsOwn = fundings.filter((funding) => isSameAccount(funding.source, source) && funding.lot?.id === lot?.id)
  takeFrom(fundings, takeFrom(itsOwn, amountMinor))
}

/** Money that its gateway sent back is there again to be refunded; where it went to the wallet at once, it is not. */
function takeFailure(fundings: Paid[], { from, to, amountMinor }: Posting, failed: AccountRef | null): AccountRef | null {
  if (to.kind !== 'held_funds') {
    giveBack(fundings, { source: failed ?? to, amountMinor, lot: null })
    return null
  }
  let leftMinor = amountMinor
  for (const funding of fundings.filter(({ source }) => isSameAccount(source, from))) {
    const backMinor = Math.min(funding.paidMinor - funding.amountMinor, leftMinor)
    funding.amountMinor += backMinor
    leftMinor -= backMinor
  }
  return from
}
