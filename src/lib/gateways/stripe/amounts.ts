import { GatewayError } from '../../../domain/gateways/GatewayError.ts'
import { fromStripe, toStripe } from '../../../domain/gateways/stripeAmounts.ts'

/** @throws GatewayError `refused`, for an amount that Stripe can't charge in that currency */
export function stripeAmount(amountMinor: number, currency: string): { amount: number; currency: string } {
  const amount = toStripe(amountMinor, currency)
  if (amount === null) throw new GatewayError('refused', `Stripe can’t take ${amountMinor} of the smallest unit of ${currency}: it must be a round amount.`, 'amount_not_round')
  return { amount, currency: currency.toLowerCase() }
}

/** @throws GatewayError `unreachable`, for parts of our smallest unit: nothing is booked that is not exact */
export function ourMinor(amount: number, currency: string): number {
  const amountMinor = fromStripe(amount, currency)
  if (amountMinor === null) throw new GatewayError('unreachable', `Stripe’s answer can’t be understood: ${amount} ${currency} is no whole amount.`, 'nonsense')
  return amountMinor
}
