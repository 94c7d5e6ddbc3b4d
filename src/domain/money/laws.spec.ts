import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { holds } from '../../../tests/support/holds.ts'
import { allocate } from './allocate.ts'
import { MAX_AMOUNT_MINOR } from './amount.ts'
import { CURRENCIES } from './currency.ts'
import { fromDecimal, toDecimal } from './decimal.ts'
import { percentOf, priceOfUnits, timesFactor } from './portion.ts'

const positive = fc.integer({ min: 0, max: MAX_AMOUNT_MINOR })
const signed = fc.integer({ min: -MAX_AMOUNT_MINOR, max: MAX_AMOUNT_MINOR })
const TEN_THOUSANDTHS = 10_000
/** Hundredths of a percent and multipliers have up to four decimals; a count of them is exact. */
const fourDecimals = fc.integer({ min: 0, max: 50 * TEN_THOUSANDTHS })
const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 40 })

/** n / d with halves away from zero, in whole numbers only. */
function reference(n: bigint, d: bigint): number {
  const size = n < 0n ? -n : n
  const whole = size / d + ((size % d) * 2n >= d ? 1n : 0n)
  return Number(n < 0n ? -whole : whole)
}

describe('laws of money', () => {
  holds(
    'a multiple equals the whole-number reference',
    fc.property(signed, fourDecimals, (amountMinor, count) => {
      const expected = reference(BigInt(amountMinor) * BigInt(count), BigInt(TEN_THOUSANDTHS))
      return timesFactor(amountMinor, count / TEN_THOUSANDTHS) === expected
    }),
  )

  holds(
    'a percentage equals the whole-number reference',
    fc.property(signed, fourDecimals, (amountMinor, count) => {
      const expected = reference(BigInt(amountMinor) * BigInt(count), 100n * BigInt(TEN_THOUSANDTHS))
      return percentOf(amountMinor, count / TEN_THOUSANDTHS) === expected
    }),
  )

  holds(
    'a price of units equals the whole-number reference',
    fc.property(
      fc.integer({ min: 0, max: 1_000_000 }),
      fc.integer({ min: 1, max: 100_000 }),
      fc.integer({ min: 0, max: 1_000_000 }),
      (priceMinor, perUnits, units) =>
        priceOfUnits(priceMinor, perUnits, units) ===
        reference(BigInt(priceMinor) * BigInt(units), BigInt(perUnits)),
    ),
  )

  holds(
    'a larger amount never has a smaller multiple',
    fc.property(positive, positive, fourDecimals, (a, b, count) => {
      const factor = count / TEN_THOUSANDTHS
      return timesFactor(Math.min(a, b), factor) <= timesFactor(Math.max(a, b), factor)
    }),
  )

  holds(
    'the multiple of a refund is the negative of that of its charge',
    fc.property(positive, fourDecimals, (amountMinor, count) => {
      const factor = count / TEN_THOUSANDTHS
      return timesFactor(-amountMinor, factor) === 0 - timesFactor(amountMinor, factor)
    }),
  )

  holds(
    'allocated parts sum to the whole and each is within one unit of its exact share',
    fc.property(signed, weights, (totalMinor, given) => {
      const parts = allocate(totalMinor, given)
      const shares = given.every((weight) => weight === 0) ? given.map(() => 1) : given
      const sum = BigInt(shares.reduce((a, b) => a + b, 0))
      const near = parts.every((part, index) => {
        const off = BigInt(part) * sum - BigInt(totalMinor) * BigInt(shares[index] ?? 0)
        return off < sum && -off < sum
      })
      return near && parts.reduce((a, b) => a + b, 0) === totalMinor
    }),
  )

  holds(
    'allocation gives a larger weight no smaller part, and mirrors for a negative whole',
    fc.property(positive, weights, (totalMinor, given) => {
      const parts = allocate(totalMinor, given)
      const bySize = given.map((weight, index) => [weight, parts[index] ?? 0]).sort((a, b) => a[0]! - b[0]!)
      const inOrder = bySize.every(([weight, part], index) => {
        const [lighter, smaller] = bySize[index - 1] ?? [0, 0]
        return weight === lighter || part! >= smaller!
      })
      const mirrored = allocate(-totalMinor, given).every((part, index) => part === 0 - (parts[index] ?? 0))
      return inOrder && mirrored
    }),
  )

  holds(
    'each amount survives being written and read in each currency',
    fc.property(signed, fc.constantFrom(...CURRENCIES), (amountMinor, currency) =>
      Object.is(fromDecimal(toDecimal(amountMinor, currency), currency), amountMinor + 0),
    ),
  )

  it.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [5, [0, 0], [3, 2]],
    [10, [0, 3], [0, 10]],
    [0, [2, 1], [0, 0]],
    [1_000, [333, 333, 334], [333, 333, 334]],
  ])('allocates %i over %j as %j', (totalMinor, given, parts) => {
    expect(allocate(totalMinor, given)).toEqual(parts)
  })

  it('refuses to allocate to nobody, by halves or by debts', () => {
    expect(() => allocate(1, [])).toThrow(RangeError)
    expect(() => allocate(1, [0.5])).toThrow(RangeError)
    expect(() => allocate(1, [2, -1])).toThrow(RangeError)
  })
})
