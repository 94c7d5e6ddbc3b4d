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

const FACTS = `
  select o.id, o.website_id as website, o.client_id as client, o.writer_id as writer,
    c.display_name as "clientName", w.display_name as "writerName",
    coalesce(paid.minor, 0) as "paidMinor", coalesce(back.minor, 0) as "refundedMinor"
  from orders o
  join users c on c.id = o.client_id
  left join users w on w.id = o.writer_id
  left join ledger_accounts held on held.website_id = o.website_id and held.kind = 'held_funds' and held.owner_kind = 'orders'
    and held.owner_id = o.id::text and held.currency = o.currency
  left join lateral (
    select sum(p.amount_minor) as minor from ledger_postings p join ledger_accounts f on f.id = p.from_id
    where p.to_id = held.id and f.kind in ${SOURCES}) paid on true
  left join lateral (
    select sum(p.amount_minor) as minor from ledger_postings p join ledger_accounts t on t.id = p.to_id
    where p.from_id = held.id and t.kind in ${SOURCES}) back on true
  where o.id = any($1)`

/** Names and payments of up to a page of orders, in one statement. */
export async function derivedFacts(req: PayloadRequest, orderIds: readonly string[]): Promise<Map<string, DerivedFacts>> {
  if (orderIds.length === 0) return new Map()
  const found = await rows<DerivedFacts>(req, FACTS, [orderIds])
  return new Map(found.map((facts) => [facts.id, facts]))
}
