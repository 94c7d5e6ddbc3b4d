import type { PayloadRequest } from 'payload'
import { v7 as uuid } from 'uuid'
import { rows } from '../../lib/db/rows.ts'
import { settledPosition } from '../../lib/ledger/settledPosition.ts'

const BATCH = 1_000

// The new balance is the last one and the postings since; what it is through is the latest of both.
const DUE = `
  select a.id, a.website_id, a.currency, s.through, coalesce(r.balance_minor, 0) + s.delta as balance,
    greatest(r.through_at, s.through_at) as through_at
  from ledger_accounts a
  left join lateral (
    select position, balance_minor, through_at from ledger_rollups where account_id = a.id order by position desc limit 1) r on true
  cross join lateral (
    select count(*) as postings, sum(m.amount) as delta, max(m.position) as through, max(m.posted_at) as through_at from (
      select position, posted_at, amount_minor as amount from ledger_postings where to_id = a.id and position > coalesce(r.position, 0) and position <= $1
      union all
      select position, posted_at, -amount_minor from ledger_postings where from_id = a.id and position > coalesce(r.position, 0) and position <= $1
    ) m) s
  where not a.bounded and s.postings >= $2
  order by a.id limit ${BATCH}`

/**
 * Writes the balances of the platform's own accounts up to where the books are complete, for those
 * with at least `afterPostings` postings since their last rollup; at most 1,000 accounts a run.
 * @returns how many were written
 */
export async function rollUp(req: PayloadRequest, afterPostings = 1): Promise<number> {
  const settled = await settledPosition(req)
  if (settled === null) return 0
  const due = await rows<{ id: string; website_id: string; currency: string; through: number; balance: number; through_at: Date }>(req, DUE, [settled, afterPostings])
  for (const { id, website_id, currency, through, balance, through_at } of due) {
    await rows(
      req,
      // Two workers at once work out the same row.
      `insert into ledger_rollups (id, website_id, account_id, currency, position, balance_minor, through_at)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict (account_id, position) do nothing`,
      [uuid(), website_id, id, currency, through, balance, through_at],
    )
  }
  return due.length
}
