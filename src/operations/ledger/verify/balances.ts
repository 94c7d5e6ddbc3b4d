import type { PayloadRequest } from 'payload'
import { find, type Finding } from './finding.ts'

// What moved on each account, in order, with the running sum beside the balance that was stored.
const RUNNING = `
  moves as (
    select id, from_id as account_id, position, sequence, posted_at, -amount_minor as amount, from_balance_minor as stored from ledger_postings
    union all
    select id, to_id, position, sequence, posted_at, amount_minor, to_balance_minor from ledger_postings),
  running as (
    select m.*, a.website_id, a.bounded, a.title,
      sum(m.amount) over w as balance,
      lag(m.posted_at) over w as before,
      row_number() over (partition by m.account_id order by m.position desc, m.sequence desc) = 1 as is_last
    from moves m join ledger_accounts a on a.id = m.account_id
    window w as (partition by m.account_id order by m.position, m.sequence))`

/** Invariant 1: what came in somewhere went out elsewhere. */
const SUMS = `
  with sums as (
    select a.website_id, a.currency, sum(case when a.bounded then a.balance_minor else
      coalesce((select sum(amount_minor) from ledger_postings where to_id = a.id), 0)
      - coalesce((select sum(amount_minor) from ledger_postings where from_id = a.id), 0) end) as sum
    from ledger_accounts a group by 1, 2)
  select website_id, website_id as id, 'websites' as collection, null as position,
    format('the balances in %s sum to %s instead of 0', currency, sum) as message
  from sums where sum <> 0`

/** Invariant 2: each stored balance-after is the running sum, and time goes forward. */
const POSTINGS = `
  with ${RUNNING}
  select website_id, id, 'ledger-postings' as collection, position, case
      when not bounded then format('stores a balance for %s, which carries none', title)
      when stored is distinct from balance then format('left %s on %s, but its postings sum to %s', coalesce(stored::text, 'nothing'), title, balance)
      else format('was posted before the posting that precedes it on %s', title) end as message
  from running
  where (bounded and stored is distinct from balance) or (not bounded and stored is not null) or (bounded and posted_at < before)
  order by position, sequence`

/** Invariant 2: what an account holds is what its last posting left. */
const ACCOUNTS = `
  with ${RUNNING}
  select a.website_id, a.id, 'ledger-accounts' as collection, r.position,
    format('holds %s, but its postings sum to %s', a.balance_minor, coalesce(r.balance, 0)) as message
  from ledger_accounts a left join running r on r.account_id = a.id and r.is_last
  where a.bounded and a.balance_minor is distinct from coalesce(r.balance, 0)
  order by r.position`

/** Invariant 2: a rollup is the one before it and the postings since. */
const ROLLUPS = `
  with chained as (
    select r.*, lag(position) over w as before, lag(balance_minor) over w as balance_before, lag(through_at) over w as through_before
    from ledger_rollups r window w as (partition by account_id order by position))
  select r.website_id, r.id, 'ledger-rollups' as collection, r.position,
    format('says %s through %s, but the postings sum to %s through %s', r.balance_minor, r.through_at,
      coalesce(r.balance_before, 0) + coalesce(s.sum, 0), greatest(s.through, r.through_before)) as message
  from chained r left join ledger_accounts a on a.id = r.account_id
  cross join lateral (
    select sum(m.amount) as sum, max(m.posted_at) as through from (
      select amount_minor as amount, posted_at from ledger_postings where to_id = r.account_id and position > coalesce(r.before, 0) and position <= r.position
      union all
      select -amount_minor, posted_at from ledger_postings where from_id = r.account_id and position > coalesce(r.before, 0) and position <= r.position) m) s
  where r.balance_minor is distinct from coalesce(r.balance_before, 0) + s.sum or r.through_at is distinct from greatest(s.through, r.through_before)
    or a.website_id is distinct from r.website_id or a.currency is distinct from r.currency or a.bounded
  order by r.position`

/** Invariant 3: no bounded account was ever below zero. */
const BELOW_ZERO = `
  with ${RUNNING}
  select website_id, id, 'ledger-postings' as collection, position, format('took %s to %s', title, balance) as message
  from running where bounded and balance < 0 order by position, sequence`

/** Invariants 1 to 3: sums, stored balances, rollups, nothing below zero. */
export async function checkBalances(req: PayloadRequest): Promise<Finding[]> {
  return [
    ...(await find(req, 1, SUMS)),
    ...(await find(req, 2, POSTINGS)),
    ...(await find(req, 2, ACCOUNTS)),
    ...(await find(req, 2, ROLLUPS)),
    ...(await find(req, 3, BELOW_ZERO)),
  ]
}
