import { DomainError } from '../../errors.ts'
import { heldFunds, isSameAccount, type Payable } from '../accountRef.ts'
import type { Funding } from '../fundings.ts'
import { restoreLot } from '../lots.ts'
import type { Posting } from '../posting.ts'

export type HeldRefund = {
  payable: Payable
  amountMinor: number
  currency: string
  /** What is still funded, in the order of funding. */
  fundings: readonly Funding[]
  now: Date
}

/**
 * Gives held money back to where it came from, the last funding first; bonus credit to the same lots,
 * with their expiry but at least seven days.
 * @throws DomainError `refund_exceeds_held` when less than the amount was funded
 */
export function refundedBeforeEarned({ payable, amountMinor, currency, fundings, now }: HeldRefund): Posting[] {
  const postings: Posting[] = []
  let leftMinor = amountMinor
  for (const { source, lot, amountMinor: fundedMinor } of fundings.toReversed()) {
    const backMinor = Math.min(fundedMinor, leftMinor)
    if (backMinor === 0) continue
    leftMinor -= backMinor
    const posting: Posting = { from: heldFunds(payable), to: source, amountMinor: backMinor, currency }
    if (lot) posting.lots = [restoreLot(lot, backMinor, now)]
    append(postings, posting)
  }
  if (leftMinor > 0) throw exceedsHeld(amountMinor - leftMinor, amountMinor)
  return postings
}

export const exceedsHeld = (heldMinor: number, amountMinor: number): DomainError =>
  new DomainError('refund_exceeds_held', 'The refund is more than what is still held.', { heldMinor, amountMinor })

/** Neighbours of one source are one posting. */
function append(postings: Posting[], posting: Posting): void {
  const last = postings.at(-1)
  if (!last || !isSameAccount(last.to, posting.to)) return void postings.push(posting)
  last.amountMinor += posting.amountMinor
  if (posting.lots) last.lots = merged([...(last.lots ?? []), ...posting.lots])
}

/** A lot that funded twice gets one change. */
function merged(changes: NonNullable<Posting['lots']>): NonNullable<Posting['lots']> {
  const byLot = new Map<string, (typeof changes)[number]>()
  for (const change of changes) {
    const before = byLot.get(change.lotId)
    byLot.set(change.lotId, { ...change, deltaMinor: change.deltaMinor + (before?.deltaMinor ?? 0) })
  }
  return [...byLot.values()]
}
