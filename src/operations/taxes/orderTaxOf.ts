import type { PayloadRequest } from 'payload'
import type { Order } from '../../domain/orders/types.ts'
import { followTax, type FollowedTax } from '../../domain/taxes/followTax.ts'
import { heldHistory } from '../../lib/ledger/heldHistory.ts'

type Sold = Pick<Order, 'id' | 'website' | 'currency' | 'totalMinor' | 'taxMinor' | 'installmentPlan'>

const NONE: FollowedTax = { heldTaxMinor: 0, postedMinor: 0, isInvoiced: true, invoicedTaxMinor: 0, byTransaction: new Map() }

/** Where the tax of an order is, from the books. Lock the order before where something depends on it. */
export async function orderTaxOf(req: PayloadRequest, { id, website, currency, totalMinor, taxMinor, installmentPlan }: Sold): Promise<FollowedTax> {
  if (!taxMinor) return NONE
  const history = await heldHistory(req, website, { collection: 'orders', id })
  return followTax(history.filter((move) => move.currency === currency), { totalMinor, taxMinor, isInParts: Boolean(installmentPlan) })
}
