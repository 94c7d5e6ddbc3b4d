import { exponentOf } from './currency.ts'
import { toDecimal } from './decimal.ts'

/** An amount for people: 123456 USD is "$1,234.56" in English, 123456 EUR "1.234,56 €" in German. */
export function formatMinor(amountMinor: number, currency: string, locale = 'en-US'): string {
  const exponent = exponentOf(currency)
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  }).format(toDecimal(amountMinor, currency) as Intl.StringNumericLiteral)
}
