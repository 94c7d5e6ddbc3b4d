import Fraction from 'fraction.js'

const MAX_DECIMALS = 6

/** A number as an editor typed it: 1.15 is exactly 115/100, not the nearest double. Six decimals count. */
export const exact = (value: number): Fraction => new Fraction(value.toFixed(MAX_DECIMALS))

/**
 * Rounds to whole minor units, halves away from zero, so that a refund is the exact negative of its charge.
 * @throws RangeError when the result is not a safe integer
 */
export function roundHalfUp(amount: Fraction): number {
  const rounded = Number(amount.s * ((2n * amount.n + amount.d) / (2n * amount.d)))
  if (!Number.isSafeInteger(rounded)) throw new RangeError(`${rounded} is beyond exact integers`)
  return rounded
}
