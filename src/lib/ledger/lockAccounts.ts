import type { PayloadRequest } from 'payload'
import { accountKey } from '../../domain/ledger/accountRef.ts'
import { now } from '../clock.ts'
import { rows } from '../db/rows.ts'
import { sessionOf } from '../db/transaction.ts'
import { byKey, toAccountRow, wanted, type Account, type LockedAccounts } from './accountRows.ts'

const TRIES = 3

// One statement: locks the bounded accounts that exist in the order of their ids, so that two
// transactions can't wait for each other, then opens the missing ones. An unbounded account is only
// looked up: every payment of a website goes through the same few of them. Asking for the
// transaction's id makes sure that it has one before it draws a position (see `settledPosition`).
// What holds a wallet back is asked by a volatile function, which sees what was committed while this
// statement waited for the lock; the statement itself does not.
const LOCK = `
  with wanted as (
    select * from jsonb_to_recordset($2::jsonb) as w(kind enum_ledger_accounts_kind, owner_kind text, owner_id text,
      currency text, bounded boolean, user_id uuid, title text, id uuid)),
  locked as (
    select a.* from ledger_accounts a join wanted w using (kind, owner_kind, owner_id, currency)
    where a.website_id = $1 and a.bounded order by a.id for update of a),
  known as (
    select * from locked
    union all
    select a.* from ledger_accounts a join wanted w using (kind, owner_kind, owner_id, currency)
    where a.website_id = $1 and not a.bounded),
  opened as (
    insert into ledger_accounts (id, website_id, kind, owner_kind, owner_id, currency, bounded, user_id, title, balance_minor, opened_at)
    select w.id, $1, w.kind, w.owner_kind, w.owner_id, w.currency, w.bounded, w.user_id, w.title,
      case when w.bounded then 0 end, $3
    from wanted w
    where not exists (select 1 from known k where k.kind = w.kind and k.owner_kind = w.owner_kind and k.owner_id = w.owner_id and k.currency = w.currency)
    order by w.kind, w.owner_kind, w.owner_id, w.currency
    on conflict do nothing
    returning *)
  select id, kind, owner_kind, owner_id, currency, bounded, balance_minor, moved_at, pg_current_xact_id()::text as transaction,
    case when $4 and kind = 'client_wallet' then wallet_restraints($1, owner_id::uuid) end as restraints
  from (select * from known union all select * from opened) as every`

/**
 * Locks accounts of a website until the transaction ends and reads them; opens those that do not
 * exist. Lock everything an operation touches in one call: the document first, then its accounts.
 * Where money is to leave a wallet, `withRestraints` also reads what holds it back.
 */
export async function lockAccounts(req: PayloadRequest, website: string, accounts: readonly Account[], { withRestraints = false } = {}): Promise<LockedAccounts> {
  if (!(await sessionOf(req))) throw new Error('lockAccounts needs an open transaction')
  const distinct = new Map(accounts.map((account) => [accountKey(account.ref, account.currency), wanted(account)]))
  for (let tries = 0; tries < TRIES; tries += 1) {
    const found = await rows<Parameters<typeof toAccountRow>[0]>(req, LOCK, [website, JSON.stringify([...distinct.values()]), now(), withRestraints])
    // Fewer when another transaction opened one at the same moment: it is there at the next look.
    if (found.length === distinct.size) return byKey(found.map(toAccountRow))
  }
  throw new Error('The accounts of this transaction could not be opened')
}
