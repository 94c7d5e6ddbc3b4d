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

/**
 * The work was reopened before the writer's share cleared: what is left of the earning is held again. Where
 * refunds have left less than the writer's share, the share ends all the same: the rest of it is the
 * website's, which bore the refund.
 */
export function earningReversed({ payable, writer, currency, totalMinor, writerMinor, taxMinor, jurisdiction }: Earned): Posting[] {
  const to = heldFunds(payable)
  const sales = platformAccount('sales')
  const fromWriterMinor = Math.min(writerMinor, totalMinor - taxMinor)
  return moving([
    { from: writerPending(writer), to, amountMinor: fromWriterMinor, currency },
    { from: writerPending(writer), to: sales, amountMinor: writerMinor - fromWriterMinor, currency },
    { from: taxOf(jurisdiction), to, amountMinor: taxMinor, currency },
    { from: sales, to, amountMinor: totalMinor - taxMinor - fromWriterMinor, currency },
  ])
}
