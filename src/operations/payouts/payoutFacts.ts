import type { PayloadRequest } from 'payload'
import type { PayoutMethod } from '../../domain/payouts/payoutDetails.ts'
import type { Facts } from '../../domain/workflow/types.ts'
import { row } from '../../lib/db/rows.ts'
import { stripeKeysOf } from '../../lib/gateways/stripeKeys.ts'
import { currentDetails } from './currentDetails.ts'
import { readPayable } from './payable.ts'

type Doc = { website: string; writer: string; currency: string; batch: string | null; method: PayoutMethod }

/** What the guards of a payout judge beside the payout. */
export async function payoutFacts(req: PayloadRequest, { doc }: Facts<Record<string, unknown>>): Promise<Record<string, unknown>> {
  const { website, writer, currency, batch, method } = doc as unknown as Doc
  const details = await currentDetails(req, website, writer)
  const made = batch ? await row<{ by: string }>(req, 'select prepared_by_id as by from payout_batches where id = $1', [batch]) : null
  return {
    current: details && { id: details.id, holdUntil: details.holdUntil?.toISOString() ?? null },
    payableMinor: await readPayable(req, { website, writer, currency }),
    isGatewayOn: method === 'bank' || (await stripeKeysOf(req, website)).secretKey !== null,
    preparedBy: made?.by ?? null,
  }
}
