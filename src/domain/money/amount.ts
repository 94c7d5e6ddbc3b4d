/** The largest amount the platform handles, in minor units; sums of a thousand of them stay exact. */
export const MAX_AMOUNT_MINOR = 1_000_000_000_000

/** An integer number of minor units within the platform's limit, of either sign. */
export const isAmount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Math.abs(value as number) <= MAX_AMOUNT_MINOR

/**
 * Adds amounts of one currency.
 * @throws RangeError when an amount or the sum is not a whole number of minor units within the limit
 */
export function sumMinor(amountsMinor: readonly number[]): number {
  let sumMinor = 0
  for (const amountMinor of amountsMinor) {
    sumMinor += amountMinor
    if (!isAmount(amountMinor) || !isAmount(sumMinor)) {
      throw new RangeError(`${amountMinor} does not make an amount in minor units`)
    }
  }
  return sumMinor
}
