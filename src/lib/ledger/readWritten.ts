import type { PayloadRequest } from 'payload'
import type { WrittenPosting, WrittenTransaction } from '../../domain/ledger/canonical.ts'
import { rows } from '../db/rows.ts'

const BATCH = 500

/** A transaction as it stands in the tables now, with the hash that was stored when it was written. */
export type StoredTransaction = WrittenTransaction & { position: number; contentHash: string; hasStrayPosting: boolean }

const account = (id: string, table: string): string =>
  `json_build_object('id', ${id}, 'kind', ${table}.kind, 'ownerKind', ${table}.owner_kind, 'ownerId', ${table}.owner_id)`

const READ = `
  select t.id, t.website_id as website, t.position, t.kind::text, t.document_collection, t.document_id, t.actor_id as actor,
    t.idempotency_key, t.request_hash, t.content_hash, t.note, t.posted_at,
    coalesce(p.postings, '[]') as postings, coalesce(p.has_stray, false) as has_stray
  from ledger_transactions t
  left join lateral (
    select json_agg(json_build_object(
        'id', p.id, 'sequence', p.sequence, 'from', ${account('p.from_id', 'f')}, 'to', ${account('p.to_id', 'g')},
        'amountMinor', p.amount_minor, 'currency', p.currency,
        'fromBalanceMinor', p.from_balance_minor, 'toBalanceMinor', p.to_balance_minor,
        'lots', coalesce((
          select json_agg(json_build_object('id', m.id, 'lotId', m.lot_id, 'deltaMinor', m.delta_minor,
            'remainingMinor', m.remaining_minor, 'expiresAt', m.expires_at) order by m.id)
          from ledger_lot_movements m where m.posting_id = p.id), '[]')) order by p.sequence) as postings,
      bool_or(p.website_id <> t.website_id or p.position <> t.position or p.posted_at <> t.posted_at
        or f.website_id is distinct from p.website_id or g.website_id is distinct from p.website_id
        or f.currency is distinct from p.currency or g.currency is distinct from p.currency) as has_stray
    from ledger_postings p left join ledger_accounts f on f.id = p.from_id left join ledger_accounts g on g.id = p.to_id
    where p.transaction_id = t.id) p on true
  where t.website_id = $1 and t.position > $2 and t.position <= $3
  order by t.position limit ${BATCH}`

type DbTransaction = {
  id: string; website: string; position: number; kind: string; document_collection: string; document_id: string; actor: string | null
  idempotency_key: string; request_hash: string; content_hash: string; note: string | null; posted_at: Date; has_stray: boolean
  postings: (Omit<WrittenPosting, 'lots'> & { lots: (Omit<WrittenPosting['lots'][number], 'expiresAt'> & { expiresAt: string | null })[] })[]
}

/** The transactions of a website after a position and up to another, in order, read in batches. */
export async function* readWritten(req: PayloadRequest, website: string, { after = 0, to = Number.MAX_SAFE_INTEGER }: { after?: number; to?: number } = {}): AsyncGenerator<StoredTransaction> {
  for (let position = after; ; ) {
    const batch = await rows<DbTransaction>(req, READ, [website, position, to])
    for (const stored of batch) yield toStored(stored)
    if (batch.length < BATCH) return
    position = batch.at(-1)!.position
  }
}

function toStored(stored: DbTransaction): StoredTransaction {
  return {
    id: stored.id, website: stored.website, position: stored.position, kind: stored.kind,
    document: { collection: stored.document_collection, id: stored.document_id },
    actor: stored.actor, idempotencyKey: stored.idempotency_key, requestHash: stored.request_hash, contentHash: stored.content_hash,
    note: stored.note, postedAt: stored.posted_at, hasStrayPosting: stored.has_stray,
    postings: stored.postings.map((posting) => ({
      ...posting,
      lots: posting.lots.map((lot) => ({ ...lot, expiresAt: lot.expiresAt === null ? null : new Date(lot.expiresAt) })),
    })),
  }
}
