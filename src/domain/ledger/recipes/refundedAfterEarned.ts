import { heldFunds, platformAccount, taxOf, writerAvailable, writerOwed, writerPending, type Payable } from '../accountRef.ts'
import { moving, type Posting } from '../posting.ts'

/** What is taken back of one earning: its total, of it the tax, and by decision of the writer's share. */
export type TakenBack = {
  writer: string
  jurisdiction: string
  taxMinor: number
  fromPendingMinor: number
  fromAvailableMinor: number
  fromOwedMinor: number
  /** The rest of it, which the website bears. */
  salesMinor: number
}

export type EarnedRefund = { payable: Payable; currency: string; taken: readonly TakenBack[]; back: readonly Posting[] }

/**
 * What was earned is taken back and is held again for no longer than the transaction: from there it goes
 * to where it came from, like a refund of held funds. So paid = earned + refunded + held stays true.
 * @param back the postings from held funds to the client's sources, of the same sum
 * @throws RangeError when the two sides differ
 */
export function refundedAfterEarned({ payable, currency, taken, back }: EarnedRefund): Posting[] {
  const to = heldFunds(payable)
  const takenBack = taken.flatMap(({ writer, jurisdiction, ...minor }) => [
    { from: writerPending(writer), to, amountMinor: minor.fromPendingMinor, currency },
    { from: writerAvailable(writer), to, amountMinor: minor.fromAvailableMinor, currency },
    { from: writerOwed(writer), to, amountMinor: minor.fromOwedMinor, currency },
    { from: taxOf(jurisdiction), to, amountMinor: minor.taxMinor, currency },
    { from: platformAccount('sales'), to, amountMinor: minor.salesMinor, currency },
  ])
  if (sum(takenBack) !== sum(back)) throw new RangeError(`${sum(takenBack)} is taken back and ${sum(back)} is refunded`)
  return [...moving(takenBack), ...back]
}

const sum = (postings: readonly Posting[]): number => postings.reduce((total, { amountMinor }) => total + amountMinor, 0)
