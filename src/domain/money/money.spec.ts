import { describe, expect, it } from '@jest/globals'
import { isAmount, MAX_AMOUNT_MINOR, sumMinor } from './amount.ts'
import { CURRENCIES, exponentOf, isCurrency } from './currency.ts'
import { fromDecimal, toDecimal } from './decimal.ts'
import { formatMinor } from './format.ts'
import { percentOf, priceOfUnits, timesFactor } from './portion.ts'

describe('money', () => {
  it.each([
    ['JPY', 0],
    ['USD', 2],
    ['EUR', 2],
    ['HUF', 2],
    ['KWD', 3],
  ])('counts the decimals of %s as ISO 4217 does', (currency, exponent) => {
    expect(exponentOf(currency)).toBe(exponent)
  })

  it('knows circulating currencies only', () => {
    expect(CURRENCIES.length).toBeGreaterThan(140)
    expect(new Set(CURRENCIES).size).toBe(CURRENCIES.length)
    expect(isCurrency('usd')).toBe(false)
    expect(() => exponentOf('DEM')).toThrow('DEM is not an ISO 4217 currency')
  })

  it.each([
    ['halves go up', 10, 1.25, 13],
    ['below a half goes down', 10, 1.24, 12],
    ['1.005 is not the double below it', 1_000, 1.0005, 1_001],
    ['1.15 of a price that floats get wrong', 290, 1.15, 334],
    ['a discount below 1', 1_999, 0.9, 1_799],
    ['the half of a refund mirrors that of its charge', -10, 1.25, -13],
    ['nothing stays nothing', 0, 1.5, 0],
  ])('multiplies exactly: %s', (_case, amountMinor, factor, result) => {
    expect(timesFactor(amountMinor, factor)).toBe(result)
  })

  it('takes a percentage exactly', () => {
    expect(percentOf(1_999, 12.5)).toBe(250)
    expect(percentOf(1_000, 0.05)).toBe(1)
    expect(percentOf(1_000, 0.0499)).toBe(0)
  })

  it('prices words that cost fractions of a cent with one rounding', () => {
    expect(priceOfUnits(2_850, 1_000, 1)).toBe(3)
    expect(priceOfUnits(2_850, 1_000, 999)).toBe(2_847)
  })

  it('adds amounts, and refuses what is none', () => {
    expect(sumMinor([100, -30, 5])).toBe(75)
    expect(() => sumMinor([0.5])).toThrow(RangeError)
    expect(() => sumMinor([MAX_AMOUNT_MINOR, 1])).toThrow(RangeError)
    expect([Number.NaN, '1', 1.5, MAX_AMOUNT_MINOR + 1].some(isAmount)).toBe(false)
  })

  it.each([
    [1_999, 'USD', '19.99'],
    [-5, 'USD', '-0.05'],
    [1_999, 'JPY', '1999'],
    [-5, 'KWD', '-0.005'],
  ])('writes %i %s as %s and reads it back', (amountMinor, currency, text) => {
    expect(toDecimal(amountMinor, currency)).toBe(text)
    expect(fromDecimal(text, currency)).toBe(amountMinor)
  })

  it.each([
    ['19,9', 'EUR', 1_990],
    [' 7 ', 'USD', 700],
    ['3.', 'USD', 300],
    ['-0', 'USD', 0],
    ['1.999', 'USD', null],
    ['1.5', 'JPY', null],
    ['1,000.00', 'USD', null],
    ['9999999999999', 'USD', null],
    ['', 'USD', null],
    ['ten', 'USD', null],
  ])('reads “%s” as %s: %s', (text, currency, amountMinor) => {
    expect(fromDecimal(text, currency)).toBe(amountMinor)
  })

  it.each([
    [123_456, 'USD', 'en-US', '$1,234.56'],
    [123_456, 'EUR', 'de-DE', '1.234,56\u00a0€'],
    [123_456, 'JPY', 'en-US', '¥123,456'],
    [123_456, 'KWD', 'en-US', 'KWD\u00a0123.456'],
    [-50, 'USD', 'en-US', '-$0.50'],
  ])('shows %i %s in %s', (amountMinor, currency, locale, text) => {
    expect(formatMinor(amountMinor, currency, locale)).toBe(text)
  })
})
