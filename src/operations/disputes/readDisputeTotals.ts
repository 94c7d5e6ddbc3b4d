import type { PayloadRequest } from 'payload'
import type { DisputeState } from '../../domain/disputes/dispute.ts'
import { rows } from '../../lib/db/rows.ts'
import { websiteById } from '../../lib/websites/settings.ts'

type Total = { state: DisputeState; count: number; amountMinor: number; withdrawnMinor: number; feeMinor: number; recoveredMinor: number }

const TOTALS = `
  select state::text, count(*) as count, sum(amount_minor) as "amountMinor", sum(withdrawn_minor) as "withdrawnMinor", sum(fee_minor) as "feeMinor",
    sum(recovered_held_minor + recovered_wallet_minor) as "recoveredMinor"
  from gateway_disputes where website_id = $1 and currency = $2 group by state order by min(state)`

/** How many disputes of a website are in each state, with their sums. */
export async function readDisputeTotals(req: PayloadRequest, website: string): Promise<{ currency: string; totals: Total[] }> {
  const { currency } = await websiteById(req, website)
  return { currency, totals: await rows<Total>(req, TOTALS, [website, currency]) }
}
