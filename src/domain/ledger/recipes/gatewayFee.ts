import { gatewayAccount, platformAccount } from '../accountRef.ts'
import { moving, type Posting } from '../posting.ts'

/** What a gateway kept for itself; a fee that it gave back is negative and goes the other way. */
export function gatewayFee({ gateway, feeMinor, currency }: { gateway: string; feeMinor: number; currency: string }): Posting[] {
  const [cost, lies] = [platformAccount('gateway_cost'), gatewayAccount(gateway)]
  const [from, to] = feeMinor < 0 ? [lies, cost] : [cost, lies]
  return moving([{ from, to, amountMinor: Math.abs(feeMinor), currency }])
}
