import { DomainError } from '../errors.ts'
import type { GatewayName } from '../gateways/gateway.ts'
import { stepOf } from '../gateways/stripeAmounts.ts'
import { formatMinor } from '../money/format.ts'

/** What a gateway keeps of a payment: basis points (290 is 2.9 %) of all that is paid, and an amount besides. */
export type SurchargeTerms = { basisPoints: number; fixedMinor: number }

/** A tenth is more than any gateway keeps. */
export const MOST_BASIS_POINTS = 1_000
const WHOLE = 10_000n

/** Its line on the gateway's page, on receipts and on invoices. */
export const SURCHARGE_LABEL = 'Fee for this way of paying'

type Surcharged = { amountMinor: number; currency: string; gateway: GatewayName; terms: SurchargeTerms | null }

/**
 * What a client pays besides, so that after the gateway has kept its fee of the sum just the amount is left; at most what
 * the fee is, rounded up to what the gateway can charge. 0 where the website bears the fee.
 */
export function surchargeFor({ amountMinor, currency, gateway, terms }: Surcharged): number {
  if (!terms || amountMinor === 0) return 0
  const kept = WHOLE - BigInt(terms.basisPoints)
  const totalMinor = ceilOf(BigInt(amountMinor + terms.fixedMinor) * WHOLE, kept)
  const step = gateway === 'stripe' ? BigInt(stepOf(currency)) : 1n
  return Number(ceilOf(totalMinor - BigInt(amountMinor), step) * step)
}

const ceilOf = (a: bigint, b: bigint): bigint => (a + b - 1n) / b

/** @throws DomainError `payment_too_large`, when the fee makes more of it than is taken this way */
export function refuseTooLarge({ gatewayMinor, surchargeMinor, currency }: { gatewayMinor: number; surchargeMinor: number; currency: string }, largestMinor: number): void {
  if (surchargeMinor === 0 || gatewayMinor + surchargeMinor <= largestMinor) return
  throw new DomainError('payment_too_large', `This way of paying takes ${formatMinor(largestMinor, currency)} at most, its fee included. Ask us how to pay.`, { largestMinor, dueMinor: gatewayMinor, surchargeMinor })
}
