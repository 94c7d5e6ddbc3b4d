import type { PayloadRequest } from 'payload'
import { rows } from '../db/rows.ts'

/** What is known of an order without being written on it. */
export type DerivedFacts = {
  id: string
  website: string
  client: string
  writer: string | null
  clientName: string
  writerName: string | null
  paidMinor: number
  refundedMinor: number
}

const SOURCES = `('gateway', 'client_wallet', 'client_bonus')`

// What a gateway sends back of a failed refund is no payment: it was not refunded after all.
// Their ids become texts first: behind row-level security a comparison with a conversion in it finds nothing by index.
const factsWhere = (condition: string): string => `
  with o as materialized (select id, id::text as text, website_id, client_id, writer_id, currency from orders where ${condition})
  select o.id, o.website_id as website, o.client_id as client, o.writer_id as writer,
    c.display_name as "clientName", w.display_name as "writerName",
    coalesce(paid.minor, 0) as "paidMinor", coalesce(back.minor, 0) - coalesce(paid.returned, 0) as "refundedMinor"
  from o
  join users c on c.id = o.client_id
  left join users w on w.id = o.writer_id
  left join ledger_accounts held on held.website_id = o.website_id and held.kind = 'held_funds' and held.owner_kind = 'orders'
    and held.owner_id = o.text and held.currency = o.currency
  left join lateral (
    select sum(p.amount_minor) filter (where x.id is null) as minor, sum(p.amount_minor) filter (where x.id is not null) as returned
    from ledger_postings p join ledger_accounts f on f.id = p.from_id
    left join ledger_transactions x on f.kind = 'gateway' and x.id = p.transaction_id and x.kind = 'refund_failed'
    where p.to_id = held.id and f.kind in ${SOURCES}) paid on true
  left join lateral (
    select sum(p.amount_minor) as minor from ledger_postings p join ledger_accounts t on t.id = p.to_id
    where p.from_id = held.id and t.kind in ${SOURCES}) back on true`

const FACTS = factsWhere('id = any($1)')
// For one, Postgres keeps the plan: it takes an array for ten, and plans anew each time in the hope of less.
const FACTS_OF_ONE = factsWhere('id = $1')

/** Names and payments of up to a page of orders, in one statement. */
export async function derivedFacts(req: PayloadRequest, orderIds: readonly string[]): Promise<Map<string, DerivedFacts>> {
  if (orderIds.length === 0) return new Map()
  const [only, ...others] = orderIds
  const found = others.length === 0 ? await rows<DerivedFacts>(req, FACTS_OF_ONE, [only]) : await rows<DerivedFacts>(req, FACTS, [orderIds])
  return new Map(found.map((facts) => [facts.id, facts]))
}
