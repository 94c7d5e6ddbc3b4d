import type { PayloadRequest } from 'payload'
import { find, type Finding } from './finding.ts'

const MOVEMENTS = `
  with running as (
    select m.*, l.account_id, l.currency as lot_currency, l.website_id as lot_website, p.position, p.from_id, p.to_id, p.currency as posting_currency,
      p.website_id as posting_website, sum(m.delta_minor) over (partition by m.lot_id order by p.position, p.sequence, m.id) as left_minor
    from ledger_lot_movements m left join ledger_lots l on l.id = m.lot_id left join ledger_postings p on p.id = m.posting_id)
  select website_id, id, 'ledger-lot-movements' as collection, position, case
      when account_id is null or position is null then 'belongs to a lot or a posting that does not exist'
      when remaining_minor <> left_minor then format('says %s is left, but the movements sum to %s', remaining_minor, left_minor)
      else 'belongs to another account, website or currency than its lot and its posting' end as message
  from running
  where account_id is null or position is null or remaining_minor <> left_minor or currency <> lot_currency or currency <> posting_currency
    or website_id <> lot_website or website_id <> posting_website
    or account_id <> case when delta_minor > 0 then to_id else from_id end
  order by position`

const LOTS = `
  select l.website_id, l.id, 'ledger-lots' as collection, f.position,
    format('has %s left of %s until %s, but its movements say %s of %s until %s', l.remaining_minor, l.amount_minor, l.expires_at, f.left_minor, f.granted, f.expires_at) as message
  from ledger_lots l
  left join ledger_accounts a on a.id = l.account_id
  left join lateral (
    select sum(m.delta_minor) as left_minor, min(p.position) as position,
      (array_agg(m.delta_minor order by p.position, p.sequence, m.id))[1] as granted,
      min(p.posted_at) as granted_at,
      (array_agg(m.expires_at order by p.position desc, p.sequence desc, m.id desc))[1] as expires_at
    from ledger_lot_movements m join ledger_postings p on p.id = m.posting_id where m.lot_id = l.id) f on true
  where l.remaining_minor is distinct from f.left_minor or l.amount_minor is distinct from f.granted or l.expires_at is distinct from f.expires_at
    or l.granted_at is distinct from f.granted_at
    or a.website_id is distinct from l.website_id or a.currency is distinct from l.currency
  order by f.position`

const SUMS = `
  select a.website_id, a.id, 'ledger-accounts' as collection, null as position,
    format('holds %s, but its lots sum to %s', a.balance_minor, coalesce(sum(l.remaining_minor), 0)) as message
  from ledger_accounts a left join ledger_lots l on l.account_id = a.id
  where a.kind in ('client_bonus', 'points')
  group by a.id having a.balance_minor <> coalesce(sum(l.remaining_minor), 0)`

/** Invariant 5: the remaining amounts of lots sum to their account's balance, and each follows from its movements. */
export async function checkLots(req: PayloadRequest): Promise<Finding[]> {
  return [...(await find(req, 5, MOVEMENTS)), ...(await find(req, 5, LOTS)), ...(await find(req, 5, SUMS))]
}
