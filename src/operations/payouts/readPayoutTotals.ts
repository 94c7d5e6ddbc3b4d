import type { PayloadRequest } from 'payload'
import { rows } from '../../lib/db/rows.ts'
import { websiteById } from '../../lib/websites/settings.ts'

const TOTALS = `
  select state::text, count(*) as count, sum(amount_minor) as "totalMinor" from payouts
  where website_id = $1 and currency = $2 group by state order by min(state)`

/** How many payouts of a website are in each state, and their sum, in the order of the states. */
export async function readPayoutTotals(req: PayloadRequest, website: string) {
  const { currency } = await websiteById(req, website)
  return { currency, totals: await rows<{ state: string; count: number; totalMinor: number }>(req, TOTALS, [website, currency]) }
}
