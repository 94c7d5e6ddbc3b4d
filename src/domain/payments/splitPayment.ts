import { DomainError } from '../errors.ts'
import { formatMinor } from '../money/format.ts'
import { notCovered } from '../ledger/recipes/paidByWallet.ts'

type Split = {
  dueMinor: number
  /** What the wallet could give now; 0 when it is not to be used. */
  spendableMinor: number
  /** Null when nothing but the wallet is to pay. */
  gateway: { smallestMinor: number; largestMinor: number } | null
  currency: string
}

/**
 * What the wallet pays and what the gateway: the wallet first. Gateways take no tiny amounts, so the
 * wallet leaves at least the smallest payment to them.
 * @throws DomainError `insufficient_funds`, `payment_too_small`, `payment_too_large`
 */
export function splitPayment({ dueMinor, spendableMinor, gateway, currency }: Split): { walletMinor: number; gatewayMinor: number } {
  if (spendableMinor >= dueMinor) return { walletMinor: dueMinor, gatewayMinor: 0 }
  if (!gateway) throw notCovered(spendableMinor, dueMinor)
  const gatewayMinor = Math.max(dueMinor - spendableMinor, Math.min(gateway.smallestMinor, dueMinor))
  const { smallestMinor, largestMinor } = gateway
  if (gatewayMinor < smallestMinor) throw new DomainError('payment_too_small', `This way of paying takes ${formatMinor(smallestMinor, currency)} or more. Pay from the wallet.`, { smallestMinor, dueMinor })
  if (gatewayMinor > largestMinor) throw new DomainError('payment_too_large', `This way of paying takes ${formatMinor(largestMinor, currency)} at most. Ask us how to pay.`, { largestMinor, dueMinor })
  return { walletMinor: dueMinor - gatewayMinor, gatewayMinor }
}
