import type { PayloadRequest } from 'payload'
import { holdUntil } from '../../domain/payouts/holdUntil.ts'
import type { PayoutAccount } from '../../domain/payouts/payoutDetails.ts'
import { now } from '../../lib/clock.ts'
import { row } from '../../lib/db/rows.ts'
import { websiteById } from '../../lib/websites/settings.ts'

export type CurrentDetails = PayoutAccount & { id: string; changedAt: Date; holdUntil: Date | null }

const NEWEST = `
  select id, method::text, holder, iban, bic, account_id as "accountId", masked, created_at as "changedAt"
  from payout_details where website_id = $1 and writer_id = $2 order by id desc limit 1`

/** Where a writer is paid now, and until when payouts to it wait; null when the writer has given no account. */
export async function currentDetails(req: PayloadRequest, website: string, writer: string): Promise<CurrentDetails | null> {
  const found = await row<PayoutAccount & { id: string; changedAt: Date }>(req, NEWEST, [website, writer])
  if (!found) return null
  const { payouts } = await websiteById(req, website)
  return { ...found, holdUntil: holdUntil(found.changedAt, payouts.holdDays, now()) }
}
