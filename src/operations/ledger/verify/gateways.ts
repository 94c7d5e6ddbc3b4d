import type { PayloadRequest } from 'payload'
import { find, type Finding } from './finding.ts'

// The manual gateway reports by its top-ups: staff confirm each against the bank account.
const TOP_UPS = `
  with posted as (
    select t.document_id, t.website_id, t.id, t.position, p.amount_minor, p.currency, a.owner_id as gateway
    from ledger_transactions t join ledger_postings p on p.transaction_id = t.id join ledger_accounts a on a.id = p.from_id join ledger_accounts o on o.id = p.to_id and o.kind <> 'fees'
    where t.kind = 'topped_up' and t.document_collection = 'top-ups')
  select coalesce(p.website_id, d.website_id) as website_id, coalesce(d.id, p.id) as id,
    case when d.id is null then 'ledger-transactions' else 'top-ups' end as collection, p.position,
    case when d.id is null then 'tops up for a top-up that does not exist'
         when p.id is null then format('is confirmed with %s %s and was never posted', d.amount_minor, d.currency)
         else format('is %s with %s %s, but %s %s was posted', d.state, d.amount_minor, d.currency, p.amount_minor, p.currency) end as message
  from posted p full join top_ups d on d.id::text = p.document_id
  where (d.id is null or p.id is null and d.state::text = 'confirmed')
    or p.id is not null and (d.state::text <> 'confirmed' or d.amount_minor <> p.amount_minor or d.currency <> p.currency
      or d.gateway::text <> p.gateway or d.website_id <> p.website_id)
  order by p.position`

// A fee that a client paid is what its payment says, the tax in it included, and nothing else is booked as one.
const FEES = `
  with posted as (
    select t.id, t.website_id, t.position, sum(p.amount_minor) as amount_minor
    from ledger_postings p join ledger_accounts f on f.id = p.from_id
      join ledger_accounts o on o.id = p.to_id and (o.kind = 'fees' or o.kind = 'tax' and f.kind = 'gateway') join ledger_transactions t on t.id = p.transaction_id
    group by t.id, t.website_id, t.position),
  kept as (select id, website_id, transaction_id, surcharge_taken_minor from payments where surcharge_taken_minor > 0)
  select coalesce(p.website_id, k.website_id) as website_id, coalesce(k.id, p.id) as id, case when k.id is null then 'ledger-transactions' else 'payments' end as collection, p.position,
    format('has a fee of %s paid by the client, but %s was posted', coalesce(k.surcharge_taken_minor, 0), coalesce(p.amount_minor, 0)) as message
  from posted p full join kept k on k.transaction_id = p.id
  where p.amount_minor is distinct from k.surcharge_taken_minor
  order by p.position`

/** Invariant 7, for the gateway there is: what came in by hand is what staff confirmed, and fees are what payments say. */
export const checkGateways = async (req: PayloadRequest): Promise<Finding[]> => [...(await find(req, 7, TOP_UPS)), ...(await find(req, 7, FEES))]
