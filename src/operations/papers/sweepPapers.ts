import type { PayloadRequest } from 'payload'
import { now } from '../../lib/clock.ts'
import { rows } from '../../lib/db/rows.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { record } from '../../lib/outbox/record.ts'

const MOST = 500
const HOUR_MS = 3_600_000
const WEEK_MS = 168 * HOUR_MS

const WITHOUT = `
  select distinct t.website_id as website, t.document_collection as collection, t.document_id as id
  from ledger_transactions t
  where t.posted_at between $1 and $2 and t.document_collection in ('orders', 'top-ups')
    and t.kind in ('topped_up', 'paid_by_wallet', 'paid_by_gateway', 'refunded_before_earned', 'refunded_after_earned')
    and not exists (select from papers p where p.transaction_id = t.id)
  limit $3`

/**
 * Money that moved an hour to a week ago and has no paper, because its event was given up, is told of
 * anew: each document by an event of its own, so that one that fails holds up no other.
 */
export const sweepPapers = (req: PayloadRequest): Promise<number> =>
  inTransaction(req, async () => {
    const at = now().getTime()
    const found = await rows<{ website: string; collection: string; id: string }>(req, WITHOUT, [new Date(at - WEEK_MS), new Date(at - HOUR_MS), MOST])
    for (const { website, ...document } of found) await record(req, 'paper.missed', { website, document })
    return found.length
  })
