import type { PayloadRequest } from 'payload'
import type { MoneyMove } from '../../domain/papers/planPapers.ts'
import { rows } from '../../lib/db/rows.ts'
import type { Subject } from './subjectOf.ts'

// What was paid besides as the fee of a gateway stands apart. Of a refund of what was earned only the way to the client counts, not what was taken back for it; of a
// failed refund only what did not go on to the client's wallet.
const MOVES = `
  select t.id as transaction, m.what, coalesce(sum(m.sign * p.amount_minor) filter (where not m.is_fee), 0) as "amountMinor",
    coalesce(sum(p.amount_minor) filter (where m.is_fee), 0) as "surchargeMinor", coalesce(sum(p.amount_minor) filter (where m.is_fee and o.kind = 'tax'), 0) as "surchargeTaxMinor"
  from ledger_transactions t join ledger_postings p on p.transaction_id = t.id
  join ledger_accounts f on f.id = p.from_id join ledger_accounts o on o.id = p.to_id
  cross join lateral (
    select case t.kind when 'refunded_before_earned' then 'refund' when 'refunded_after_earned' then 'earned_refund' when 'refund_failed' then 'return' when 'earned' then 'earning' else 'payment' end as what,
      case when t.kind = 'refund_failed' and f.kind = 'held_funds' then -1 when t.kind = 'refunded_after_earned' and f.kind <> 'held_funds' then 0 else 1 end as sign,
      f.kind = 'gateway' and o.kind in ('fees', 'tax') as is_fee) m
  where t.document_id = $1 and t.website_id = $2 and t.document_collection = $3 and p.currency = $4
    and t.kind in ('topped_up', 'paid_by_wallet', 'paid_by_gateway', 'earned', 'refunded_before_earned', 'refunded_after_earned', 'refund_failed')
  group by t.id, m.what, t.position having sum(m.sign * p.amount_minor) > 0 order by t.position`

/** What a client paid for a document and got back, and what was earned with it, from the books, oldest first. */
export const moneyMoves = (req: PayloadRequest, { id, website, collection, currency }: Subject): Promise<MoneyMove[]> =>
  rows<MoneyMove>(req, MOVES, [id, website, collection, currency])
