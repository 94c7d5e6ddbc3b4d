import type { PayloadRequest } from 'payload'
import { row } from '../../lib/db/rows.ts'

const LAST_POSTINGS_OF_A_WEBSITE = 200

// The last posting of an account among the latest ones is the last it has.
const IMBALANCES = `
  with latest as (
    select p.* from websites w cross join lateral (
      select position, sequence, from_id, from_balance_minor, to_id, to_balance_minor from ledger_postings
      where website_id = w.id order by position desc, sequence desc limit ${LAST_POSTINGS_OF_A_WEBSITE}) p),
  sides as (
    select from_id as account_id, position, sequence, from_balance_minor as stored from latest
    union all select to_id, position, sequence, to_balance_minor from latest),
  last as (select distinct on (account_id) account_id, stored from sides order by account_id, position desc, sequence desc)
  select count(*) as count from last join ledger_accounts a on a.id = last.account_id
  where a.bounded and a.balance_minor is distinct from last.stored`

/**
 * How many of the accounts that moved in the last 200 postings of their website hold something else
 * than the last posting left. Cheap enough for every minute; `verifyLedger` looks at everything.
 */
export async function countImbalances(req: PayloadRequest): Promise<number> {
  const found = await row<{ count: number }>(req, IMBALANCES)
  return found?.count ?? 0
}
