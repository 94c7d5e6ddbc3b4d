import { allocate } from '../money/allocate.ts'

const HUNDREDTHS = 100

/**
 * Splits an amount by percentages that sum to 100; the parts sum to the amount exactly.
 * @throws RangeError when the percentages do not sum to 100 or have more than two decimals
 */
export function splitShares(amountMinor: number, percents: readonly number[]): number[] {
  const weights = percents.map((percent) => Math.round(percent * HUNDREDTHS))
  if (weights.some((weight, index) => Math.abs(weight - percents[index]! * HUNDREDTHS) > 1e-6)) {
    throw new RangeError('Shares have at most two decimals')
  }
  if (weights.reduce((a, b) => a + b, 0) !== 100 * HUNDREDTHS) throw new RangeError('Shares sum to 100 percent')
  return allocate(amountMinor, weights)
}
