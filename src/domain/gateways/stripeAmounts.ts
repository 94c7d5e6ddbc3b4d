import { exponentOf } from '../money/currency.ts'

/** Where Stripe counts otherwise than ISO 4217 (https://docs.stripe.com/currencies#special-cases). */
const STRIPE_EXPONENTS: Readonly<Record<string, number>> = { ISK: 2, UGX: 2, MGA: 0 }

const shiftOf = (currency: string): number => (STRIPE_EXPONENTS[currency] ?? exponentOf(currency)) - exponentOf(currency)

/**
 * An amount in Stripe's smallest units, or null when Stripe can't charge it: the last digit of three
 * decimals must be 0, and some currencies have no parts there.
 */
export function toStripe(amountMinor: number, currency: string): number | null {
  const amount = amountMinor * 10 ** shiftOf(currency)
  if (!Number.isSafeInteger(amount)) return null
  return exponentOf(currency) === 3 && amount % 10 !== 0 ? null : amount
}

/** The smallest amount of which everything that Stripe charges is a multiple, in minor units. */
export const stepOf = (currency: string): number => (exponentOf(currency) === 3 ? 10 : 10 ** Math.max(0, -shiftOf(currency)))

/** What Stripe's smallest units are in ours, or null when it is no whole number of them. */
export function fromStripe(amount: number, currency: string): number | null {
  const shift = shiftOf(currency)
  const amountMinor = shift >= 0 ? amount / 10 ** shift : amount * 10 ** -shift
  return Number.isSafeInteger(amountMinor) ? amountMinor : null
}
