import type { PayloadRequest } from 'payload'
import { contentHash, type WrittenTransaction } from '../../domain/ledger/canonical.ts'
import { row } from '../db/rows.ts'
import type { Settled } from './settle.ts'
import { sha256 } from './sha256.ts'

// One statement, so that the position is drawn while every lock is held and nothing of a transaction
// can be there without the rest. A key that is taken writes nothing at all.
const WRITE = `
  with added as (
    insert into ledger_transactions (id, website_id, position, kind, document_collection, document_id, actor_id,
      idempotency_key, request_hash, content_hash, note, posted_at)
    values ($1, $2, nextval('ledger_position'), $3, $4, $5, $6, $7, $8, $9, $10, $11)
    on conflict (website_id, idempotency_key) do nothing
    returning id, website_id, position, posted_at),
  moved as (
    insert into ledger_postings (id, website_id, transaction_id, position, sequence, from_id, to_id, amount_minor, currency,
      from_balance_minor, to_balance_minor, posted_at)
    select p.id, a.website_id, a.id, a.position, p.sequence, p.from_id, p.to_id, p.amount_minor, p.currency,
      p.from_balance_minor, p.to_balance_minor, a.posted_at
    from added a cross join jsonb_to_recordset($12::jsonb) as p(id uuid, sequence numeric, from_id uuid, to_id uuid,
      amount_minor numeric, currency text, from_balance_minor numeric, to_balance_minor numeric)),
  settled as (
    update ledger_accounts set balance_minor = b.balance_minor, moved_at = a.posted_at
    from added a cross join jsonb_to_recordset($13::jsonb) as b(id uuid, balance_minor numeric)
    where ledger_accounts.id = b.id)
  select position from added`

/** Writes a transaction with its postings and balances. @returns its position, or null when its key is taken */
export async function writeTransaction(req: PayloadRequest, transaction: WrittenTransaction, { balances }: Settled): Promise<number | null> {
  const { id, website, kind, document, actor, idempotencyKey, note, postedAt, postings } = transaction
  const written = await row<{ position: number }>(req, WRITE, [
    id, website, kind, document.collection, document.id, actor, idempotencyKey, transaction.requestHash,
    contentHash(sha256, transaction), note, postedAt,
    JSON.stringify(postings.map(toRow)),
    JSON.stringify([...balances].map(([account, balanceMinor]) => ({ id: account.id, balance_minor: balanceMinor }))),
  ])
  return written?.position ?? null
}

const toRow = (posting: WrittenTransaction['postings'][number]) => ({
  id: posting.id, sequence: posting.sequence, from_id: posting.from.id, to_id: posting.to.id,
  amount_minor: posting.amountMinor, currency: posting.currency,
  from_balance_minor: posting.fromBalanceMinor, to_balance_minor: posting.toBalanceMinor,
})
