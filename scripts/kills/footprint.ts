import type { Done } from './mainJob.ts'
import type { Platform } from './platform.ts'

/** All that an order left behind, without ids and times: equal for two orders that went the same way. */
const FOOTPRINT = `
  with documents as (
    select $1 as id, 'order' as name union all select $2, 'top-up'
    union all select id::text, 'earning' from earnings where payable_id = $1
    union all select id::text, 'deliverable' from deliverables where order_id::text = $1)
  select string_agg(line, E'\\n' order by line) as footprint from (
    select format('order %s, version %s', state, version) as line from orders where id::text = $1
    union all select format('top-up %s, version %s', state, version) from top_ups where id::text = $2
    union all select format('earning %s of %s', state, amount_minor) from earnings where payable_id = $1
    union all select format('timeline of the %s: %s × %s', d.name, count(*), t.event) from timeline_events t join documents d on d.id = t.document_id group by d.name, t.event
    union all select format('event of the %s: %s × %s, delivered %s', d.name, count(*), o.name, count(o.delivered_at)) from outbox_events o join documents d on d.id = o.document_id group by d.name, o.name
    union all select format('timer of the %s: %s × %s %s', d.name, count(*), t.transition, t.state) from timers t join documents d on d.id = t.document_id group by d.name, t.transition, t.state
    union all select format('money of the %s: %s × %s, %s', d.name, count(distinct t.id), t.kind, sum(p.amount_minor)) from ledger_transactions t join ledger_postings p on p.transaction_id = t.id join documents d on d.id = t.document_id group by d.name, t.kind
    union all select format('files: %s', count(*)) from deliverables where order_id::text = $1
    union all select format('assignments: %s', count(*)) from order_assignments where order_id::text = $1
  ) as lines`

export async function footprintOf({ postgres }: Platform, { order, topUp }: Done): Promise<string> {
  const [row] = await postgres.sql<{ footprint: string }>(FOOTPRINT, [order, topUp])
  return row!.footprint
}
