import { writerAvailable, writerOwed, writerPending } from '../accountRef.ts'
import { moving, type Posting } from '../posting.ts'

export type Cleared = {
  writer: string
  amountMinor: number
  currency: string
  /** Balance of what the writer owes: below zero while there is a debt. */
  owedMinor: number
}

/** The clearance period is over: a debt is filled first, the rest can be paid out. */
export function cleared({ writer, amountMinor, currency, owedMinor }: Cleared): Posting[] {
  const from = writerPending(writer)
  const debtMinor = Math.min(amountMinor, Math.max(0, -owedMinor))
  return moving([
    { from, to: writerOwed(writer), amountMinor: debtMinor, currency },
    { from, to: writerAvailable(writer), amountMinor: amountMinor - debtMinor, currency },
  ])
}
