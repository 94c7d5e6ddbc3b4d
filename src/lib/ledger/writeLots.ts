import type { PayloadRequest } from 'payload'
import { hasLots } from '../../domain/ledger/accountKinds.ts'
import type { WrittenPosting, WrittenTransaction } from '../../domain/ledger/canonical.ts'
import type { Posting } from '../../domain/ledger/posting.ts'
import { rows } from '../db/rows.ts'
import type { Settled } from './settle.ts'

const OPEN = `
  insert into ledger_lots (id, website_id, account_id, amount_minor, remaining_minor, currency, granted_at, expires_at)
  select l.id, $1, l.account_id, l.amount_minor, l.amount_minor, l.currency, $2, l.expires_at
  from jsonb_to_recordset($3::jsonb) as l(id uuid, account_id uuid, amount_minor numeric, currency text, expires_at timestamptz)`

const MOVE = `
  with moved as (
    insert into ledger_lot_movements (id, website_id, posting_id, lot_id, currency, delta_minor, remaining_minor, expires_at)
    select m.id, $1, m.posting_id, m.lot_id, m.currency, m.delta_minor, m.remaining_minor, m.expires_at
    from jsonb_to_recordset($2::jsonb) as m(id uuid, posting_id uuid, lot_id uuid, currency text, delta_minor numeric, remaining_minor numeric, expires_at timestamptz))
  update ledger_lots set remaining_minor = l.remaining_minor, expires_at = l.expires_at
  from jsonb_to_recordset($3::jsonb) as l(id uuid, remaining_minor numeric, expires_at timestamptz)
  where ledger_lots.id = l.id`

/** Writes what a transaction did to lots: the ones it opened, every movement, and what is left. */
export async function writeLots(req: PayloadRequest, transaction: WrittenTransaction, asked: readonly Posting[], settled: Settled): Promise<void> {
  if (settled.lots.size === 0) return
  const opened = asked.flatMap(({ lots = [] }, index) =>
    lots.filter(({ opens }) => opens).map((change) => openedLot(change, transaction.postings[index]!)),
  )
  if (opened.length > 0) await rows(req, OPEN, [transaction.website, transaction.postedAt, JSON.stringify(opened)])
  const movements = transaction.postings.flatMap((posting) => posting.lots.map((change) => movement(change, posting)))
  const left = [...settled.lots].map(([id, { remainingMinor, expiresAt }]) => ({ id, remaining_minor: remainingMinor, expires_at: expiresAt }))
  await rows(req, MOVE, [transaction.website, JSON.stringify(movements), JSON.stringify(left)])
}

const openedLot = ({ lotId, deltaMinor, expiresAt }: NonNullable<Posting['lots']>[number], { from, to, currency }: WrittenPosting) => ({
  id: lotId, account_id: hasLots(to.kind) ? to.id : from.id, amount_minor: deltaMinor, currency, expires_at: expiresAt,
})

const movement = (change: WrittenPosting['lots'][number], { id, currency }: WrittenPosting) => ({
  id: change.id, posting_id: id, lot_id: change.lotId, currency,
  delta_minor: change.deltaMinor, remaining_minor: change.remainingMinor, expires_at: change.expiresAt,
})
