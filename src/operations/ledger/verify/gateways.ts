import type { PayloadRequest } from 'payload'
import { find, type Finding } from './finding.ts'

// The manual gateway reports by its top-ups: staff confirm each against the bank account.
const TOP_UPS = `
  with posted as (
    select t.document_id, t.website_id, t.id, t.position, p.amount_minor, p.currency, a.owner_id as gateway
    from ledger_transactions t join ledger_postings p on p.transaction_id = t.id join ledger_accounts a on a.id = p.from_id
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

/** Invariant 7, for the gateway there is: what came in by hand is what staff confirmed. */
export const checkGateways = (req: PayloadRequest): Promise<Finding[]> => find(req, 7, TOP_UPS)
