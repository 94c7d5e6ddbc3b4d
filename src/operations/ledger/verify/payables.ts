import type { PayloadRequest } from 'payload'
import { rows } from '../../../lib/db/rows.ts'
import { platformOf } from '../../../lib/feature.ts'
import { find, type Finding } from './finding.ts'

// Only payments, refunds and earnings move held funds, and no moment leaves more refunded and earned
// than was paid. What is neither would make the sum false.
const MEANINGS = `
  with moves as (
    select p.id, p.website_id, p.position, p.sequence, p.from_id as held_id, p.to_id as other_id, -p.amount_minor as amount
    from ledger_postings p join ledger_accounts h on h.id = p.from_id and h.kind = 'held_funds'
    union all
    select p.id, p.website_id, p.position, p.sequence, p.to_id, p.from_id, p.amount_minor
    from ledger_postings p join ledger_accounts h on h.id = p.to_id and h.kind = 'held_funds'),
  meant as (
    select m.*, o.title, o.kind in ('gateway', 'client_wallet', 'client_bonus') as is_funding, o.kind in ('writer_pending', 'writer_available', 'writer_owed', 'tax', 'sales') as is_earning
    from moves m left join ledger_accounts o on o.id = m.other_id),
  running as (
    select *, sum(case when is_funding then amount else 0 end) over w as unrefunded, sum(case when is_earning then -amount else 0 end) over w as earned
    from meant window w as (partition by held_id order by position, sequence))
  select website_id, id, 'ledger-postings' as collection, position, case
      when not coalesce(is_funding or is_earning, false) then format('moves between held funds and %s, which is neither payment, refund nor earning', title)
      else format('leaves %s earned of %s that were paid and not refunded', earned, unrefunded) end as message
  from running
  where not coalesce(is_funding or is_earning, false) or earned < 0 or earned > unrefunded
  order by position, sequence`

const KINDS = `select distinct owner_kind as kind from ledger_accounts where kind = 'held_funds'`

const restingSql = (table: string): string => `
  select a.website_id, a.id, 'ledger-accounts' as collection, null as position,
    case when d.id is null then format('holds %s for a document that does not exist', a.balance_minor)
         else format('still holds %s although its document is %s', a.balance_minor, d.state) end as message
  from ledger_accounts a left join "${table}" d on d.id::text = a.owner_id
  where a.kind = 'held_funds' and a.owner_kind = $1 and a.balance_minor > 0 and (d.id is null or d.state::text = any($2))`

/** Invariant 4: paid = earned + refunded + held at every moment, and nothing is held in a final state. */
export async function checkPayables(req: PayloadRequest): Promise<Finding[]> {
  const findings = await find(req, 4, MEANINGS)
  const { workflows } = platformOf(req.payload.config)
  for (const { kind } of await rows<{ kind: string }>(req, KINDS)) {
    const workflow = workflows[kind]?.workflow
    if (workflow) findings.push(...(await find(req, 4, restingSql(kind.replaceAll('-', '_')), [kind, workflow.final])))
  }
  return findings
}
