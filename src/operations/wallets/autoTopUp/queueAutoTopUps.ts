import type { PayloadRequest } from 'payload'
import { now } from '../../../lib/clock.ts'
import { row, rows } from '../../../lib/db/rows.ts'
import type { OutboxEvent } from '../../../lib/feature.ts'
import { send } from '../../../lib/jobs/boss.ts'
import { sendOnce, type Due } from '../../../lib/jobs/sendOnce.ts'

const BATCH = 200

const DUE = `
  select a.id, a.website_id as website, coalesce(a.next_at, date_trunc('minute', $1::timestamptz)) as at
  from auto_top_ups a left join ledger_accounts l
    on l.website_id = a.website_id and l.kind = 'client_wallet' and l.owner_kind = 'client' and l.owner_id = a.client_id::text and l.currency = a.currency
  where (a.next_at is null or a.next_at <= $1) and (a.charge_id is not null or (a.is_on and coalesce(l.balance_minor, 0) < a.threshold_minor))
  order by a.next_at nulls first, a.id limit ${BATCH}`

/**
 * Queues a look at each wallet that is to be filled and was not told of, or whose charge is still under way.
 * @returns how many
 */
export async function queueAutoTopUps(req: PayloadRequest): Promise<number> {
  const due = await rows<Due>(req, DUE, [now()])
  await sendOnce(req, 'auto-top-up', due, (autoTopUpId) => ({ autoTopUpId }))
  return due.length
}

const BY_DOCUMENT: Record<string, string> = {
  orders: 'select a.id from auto_top_ups a join orders d on d.client_id = a.client_id and d.website_id = a.website_id where d.id = $1 and a.is_on',
  payments: 'select id from auto_top_ups where charge_id = $1',
}

/** Something was paid, or a charge has ended: looks at the wallet at once. */
export async function wakeAutoTopUp(req: PayloadRequest, { document, website }: Pick<OutboxEvent, 'document' | 'website'>): Promise<void> {
  const by = BY_DOCUMENT[document.collection]
  const found = by ? await row<{ id: string }>(req, by, [document.id]) : null
  if (found) await send(req, 'auto-top-up', { autoTopUpId: found.id, websiteId: website })
}
