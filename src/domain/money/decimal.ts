import { isAmount } from './amount.ts'
import { exponentOf } from './currency.ts'

/** An amount as a plain decimal: 1999 USD is "19.99", 1999 JPY "1999", -5 KWD "-0.005". */
export function toDecimal(amountMinor: number, currency: string): string {
  const exponent = exponentOf(currency)
  const digits = String(Math.abs(amountMinor)).padStart(exponent + 1, '0')
  const sign = amountMinor < 0 ? '-' : ''
  if (exponent === 0) return sign + digits
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`
}

/** The amount a person typed ("19.9", "19,90", "-3"), or null when the currency has no such amount. */
export function fromDecimal(text: string, currency: string): number | null {
  const match = /^(-?)(\d{1,13})(?:[.,](\d*))?$/.exec(text.trim())
  if (!match) return null
  const [, sign, whole = '', decimals = ''] = match
  const exponent = exponentOf(currency)
  if (decimals.length > exponent) return null
  const amountMinor = Number(whole + decimals.padEnd(exponent, '0'))
  if (!isAmount(amountMinor)) return null
  return sign && amountMinor !== 0 ? -amountMinor : amountMinor
}
