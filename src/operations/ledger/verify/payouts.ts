import type { PayloadRequest } from 'payload'
import { find, type Finding } from './finding.ts'

// What a payout should have moved by its state: sent, and arrived or given back, and come back again.
const PAYOUTS = `
  with posted as (
    select t.document_id, sum(p.amount_minor) filter (where t.kind = 'payout_sent') as sent,
      sum(p.amount_minor) filter (where t.kind = 'payout_confirmed') as arrived,
      sum(p.amount_minor) filter (where t.kind = 'payout_failed') as failed,
      sum(p.amount_minor) filter (where t.kind = 'payout_returned') as returned,
      min(t.website_id::text)::uuid as website_id, min(t.id::text)::uuid as id, min(t.position) as position,
      count(distinct p.currency) as currencies, min(p.currency) as currency
    from ledger_transactions t join ledger_postings p on p.transaction_id = t.id
    where t.document_collection = 'payouts' and t.kind in ('payout_sent', 'payout_confirmed', 'payout_failed', 'payout_returned')
    group by t.document_id),
  due as (
    select d.*, case when d.state in ('in_transit', 'paid', 'failed', 'returned') then d.amount_minor else 0 end as sent,
      case when d.state in ('paid', 'returned') then d.amount_minor else 0 end as arrived,
      case when d.state = 'failed' then d.amount_minor else 0 end as failed,
      case when d.state = 'returned' then d.amount_minor else 0 end as returned
    from payouts d)
  select coalesce(p.website_id, d.website_id) as website_id, coalesce(d.id, p.id) as id,
    case when d.id is null then 'ledger-transactions' else 'payouts' end as collection, p.position,
    case when d.id is null then 'pays out for a payout that does not exist'
         else format('is %s with %s %s, but %s was sent, %s arrived, %s failed and %s came back', d.state, d.amount_minor, d.currency,
           coalesce(p.sent, 0), coalesce(p.arrived, 0), coalesce(p.failed, 0), coalesce(p.returned, 0)) end as message
  from posted p full join due d on d.id::text = p.document_id
  where d.id is null
    or (d.sent, d.arrived, d.failed, d.returned) is distinct from (coalesce(p.sent, 0), coalesce(p.arrived, 0), coalesce(p.failed, 0), coalesce(p.returned, 0))
    or p.document_id is not null and (p.currencies > 1 or p.currency <> d.currency or p.website_id <> d.website_id)
  order by p.position`

/** Invariant 7, for what leaves: each payout has moved in the books what its state says, and nothing else. */
export const checkPayouts = (req: PayloadRequest): Promise<Finding[]> => find(req, 7, PAYOUTS)
