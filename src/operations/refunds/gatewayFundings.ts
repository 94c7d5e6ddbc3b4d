import type { PayloadRequest } from 'payload'
import type { Payable } from '../../domain/ledger/accountRef.ts'
import type { GatewayFunding } from '../../domain/refunds/parts.ts'
import { rows } from '../../lib/db/rows.ts'

// What a payment put into the held funds, or a top-up into the wallet, which is less than what arrived when more came than was due.
const FUNDINGS = `
  select p.id as payment, p.gateway::text, p.intent_id as "intentId", paid.minor as "amountMinor", coalesce(back.minor, 0) as "refundedMinor"
  from payments p
  join lateral (
    select sum(l.amount_minor) as minor from ledger_postings l join ledger_accounts a on a.id = l.to_id join ledger_transactions t on t.id = l.transaction_id
    where l.transaction_id = p.transaction_id and (a.kind = 'held_funds' or (a.kind = 'client_wallet' and t.kind = 'topped_up'))) paid on paid.minor > 0
  left join lateral (
    select sum((part ->> 'amountMinor')::bigint) as minor from refunds r cross join jsonb_array_elements(r.parts) part
    where r.payable_id = p.payable_id and r.parts is not null and part ->> 'payment' = p.id::text and part ->> 'state' <> 'failed') back on true
  where p.website_id = $1 and p.payable_collection = $2 and p.payable_id = $3 and p.state = 'succeeded'
  order by p.id`

/** The payments through gateways that paid for a document, oldest first, with what refunds have taken of each. */
export const gatewayFundings = (req: PayloadRequest, website: string, { collection, id }: Payable): Promise<GatewayFunding[]> =>
  rows<GatewayFunding>(req, FUNDINGS, [website, collection, id])
