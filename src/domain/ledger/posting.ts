import { isAmount } from '../money/amount.ts'
import { isSameAccount, type AccountRef } from './accountRef.ts'
import type { LotChange } from './lots.ts'

/** Moves one positive amount between two accounts. Balanced by its shape: there is nothing to add up. */
export type Posting = {
  from: AccountRef
  to: AccountRef
  amountMinor: number
  currency: string
  /** What the posting does to the lots of its account with lots; sums to the amount. */
  lots?: readonly LotChange[]
}

/** Leaves out what moves nothing, so that recipes need not ask. */
export const moving = (postings: readonly Posting[]): Posting[] => postings.filter(({ amountMinor }) => amountMinor !== 0)

/**
 * Refuses what no recipe may make. The database refuses the same.
 * @throws RangeError, which is a mistake of ours
 */
export function checkPostings(postings: readonly Posting[]): void {
  if (postings.length === 0) throw new RangeError('A transaction has at least one posting')
  for (const { from, to, amountMinor, lots } of postings) {
    if (!isAmount(amountMinor) || amountMinor <= 0) throw new RangeError(`${amountMinor} is not a positive amount in minor units`)
    if (isSameAccount(from, to)) throw new RangeError(`A posting goes from ${from.kind} to itself`)
    if (lots && sizeOf(lots) !== amountMinor) throw new RangeError('The changes of the lots do not sum to the posting')
  }
}

const sizeOf = (lots: readonly LotChange[]): number => Math.abs(lots.reduce((sum, { deltaMinor }) => sum + deltaMinor, 0))
