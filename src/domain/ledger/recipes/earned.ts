import { heldFunds, platformAccount, taxOf, writerPending, type Payable } from '../accountRef.ts'
import { moving, type Posting } from '../posting.ts'

export type Earned = {
  payable: Payable
  writer: string
  currency: string
  /** What is earned of the held funds, and of it the writer's share and the tax; the rest is sales. */
  totalMinor: number
  writerMinor: number
  taxMinor: number
  jurisdiction: string
}

/**
 * The work is accepted: the held funds go to the writer (pending), the tax office and sales.
 * @throws RangeError when the parts exceed the whole
 */
export function earned({ payable, writer, currency, totalMinor, writerMinor, taxMinor, jurisdiction }: Earned): Posting[] {
  const salesMinor = totalMinor - writerMinor - taxMinor
  if (Math.min(writerMinor, taxMinor, salesMinor) < 0) {
    throw new RangeError(`A writer's share of ${writerMinor} and a tax of ${taxMinor} do not fit into ${totalMinor}`)
  }
  const from = heldFunds(payable)
  return moving([
    { from, to: writerPending(writer), amountMinor: writerMinor, currency },
    { from, to: taxOf(jurisdiction), amountMinor: taxMinor, currency },
    { from, to: platformAccount('sales'), amountMinor: salesMinor, currency },
  ])
}

/** The work was reopened before the writer's share cleared: everything is held again. */
export const earningReversed = (earning: Earned): Posting[] =>
  earned(earning).map(({ from, to, ...posting }) => ({ ...posting, from: to, to: from }))
