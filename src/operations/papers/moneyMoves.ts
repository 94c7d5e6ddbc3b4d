import type { PayloadRequest } from 'payload'
import type { MoneyMove } from '../../domain/papers/planPapers.ts'
import { rows } from '../../lib/db/rows.ts'
import type { Subject } from './subjectOf.ts'

const MOVES = `
  select t.id as transaction, case when t.kind = 'refunded_before_earned' then 'refund' else 'payment' end as what, sum(p.amount_minor) as "amountMinor"
  from ledger_transactions t join ledger_postings p on p.transaction_id = t.id
  where t.document_id = $1 and t.website_id = $2 and t.document_collection = $3 and p.currency = $4
    and t.kind in ('topped_up', 'paid_by_wallet', 'paid_by_gateway', 'refunded_before_earned')
  group by t.id, t.kind, t.position order by t.position`

/** What a client paid for a document and got back, from the books, oldest first. */
export const moneyMoves = (req: PayloadRequest, { id, website, collection, currency }: Subject): Promise<MoneyMove[]> =>
  rows<MoneyMove>(req, MOVES, [id, website, collection, currency])
