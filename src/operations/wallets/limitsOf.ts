import type { PayloadRequest } from 'payload'
import type { Restraints, SpendingLimit } from '../../domain/wallets/restraints.ts'
import { hasLimit, periodsOf, spendingLimits } from '../../domain/wallets/spendingLimits.ts'
import { now } from '../../lib/clock.ts'
import { row } from '../../lib/db/rows.ts'
import { websiteById } from '../../lib/websites/settings.ts'

// What was paid since the month began, less what came back of these same payments: a refund of an
// earlier one makes no room. A top-up that goes back is not spent.
const SPENT = `
  with moved as (
    select transaction_id, posted_at, amount_minor from ledger_postings where from_id = any($1) and posted_at >= $2
    union all
    select transaction_id, posted_at, -amount_minor from ledger_postings where to_id = any($1) and posted_at >= $2),
  of_document as (
    select greatest(0, sum(m.amount_minor)) as month, greatest(0, sum(m.amount_minor) filter (where m.posted_at >= $3)) as day
    from moved m join ledger_transactions t on t.id = m.transaction_id
    where t.kind in ('paid_by_wallet', 'refunded_before_earned', 'refunded_after_earned') and t.document_collection <> 'top-ups'
    group by t.document_id)
  select coalesce(sum(day), 0) as day, coalesce(sum(month), 0) as month from of_document`

type Asked = { restraints: Restraints | null; accounts: readonly string[] }

/** The spending limits of a client with what is left, from the books; asks nothing where there is no limit. */
export async function limitsOf(req: PayloadRequest, website: string, { restraints, accounts }: Asked): Promise<SpendingLimit[]> {
  if (!hasLimit(restraints)) return []
  const { timeZone } = await websiteById(req, website)
  const at = now()
  const { dayStart, monthStart } = periodsOf(at, timeZone)
  const spent = (await row<{ day: number; month: number }>(req, SPENT, [accounts, monthStart, dayStart]))!
  return spendingLimits(restraints, spent, { now: at, timeZone })
}
