import { invalid } from '../core/errors.ts'

const CURRENCIES = new Set(Intl.supportedValuesOf('currency').map((code) => code.toLowerCase()))
const LEAST = 50
const MOST = 99_999_999

/** @throws StripeError for a currency that is none */
export function currencyOf(given: string): string {
  const currency = given.toLowerCase()
  if (!CURRENCIES.has(currency)) throw invalid(`Invalid currency: ${given}. Stripe currently supports these currencies: usd, eur, gbp, and others.`, { param: 'currency' })
  return currency
}

/** @throws StripeError `amount_too_small`, `amount_too_large`, `parameter_invalid_integer` for less than one */
export function amountOf(amount: number, currency: string, least = LEAST): number {
  if (amount < 1) throw invalid('This value must be greater than or equal to 1.', { code: 'parameter_invalid_integer', param: 'amount' })
  if (amount < least) throw invalid(`Amount must be at least ${least} ${currency}`, { code: 'amount_too_small', param: 'amount' })
  if (amount > MOST) throw invalid('Amount must be no more than 999,999.99', { code: 'amount_too_large', param: 'amount' })
  return amount
}

/** For sentences: `$5.00` as Stripe writes it, the smallest unit being a hundredth or none. */
export function worded(amount: number, currency: string): string {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency })
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}
