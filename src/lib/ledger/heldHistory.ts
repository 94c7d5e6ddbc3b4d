import type { PayloadRequest } from 'payload'
import type { AccountKind } from '../../domain/ledger/accountKinds.ts'
import type { AccountRef, Payable } from '../../domain/ledger/accountRef.ts'
import type { Move } from '../../domain/ledger/fundings.ts'
import type { TransactionKind } from '../../domain/ledger/kinds.ts'
import { rows } from '../db/rows.ts'

const side = (table: string): string =>
  `json_build_object('kind', ${table}.kind, 'ownerKind', ${table}.owner_kind, 'ownerId', ${table}.owner_id)`

const HISTORY = `
  with held as (
    select id from ledger_accounts where website_id = $1 and kind = 'held_funds' and owner_kind = $2 and owner_id = $3),
  moves as (
    select p.* from held join ledger_postings p on p.from_id = held.id
    union all
    select p.* from held join ledger_postings p on p.to_id = held.id)
  select m.transaction_id as transaction, m.amount_minor, m.currency, x.kind::text, ${side('f')} as "from", ${side('t')} as "to",
    (select json_agg(json_build_object('lotId', l.lot_id, 'deltaMinor', l.delta_minor, 'expiresAt', l.expires_at) order by l.id)
     from ledger_lot_movements l where l.posting_id = m.id) as lots
  from moves m join ledger_transactions x on x.id = m.transaction_id join ledger_accounts f on f.id = m.from_id join ledger_accounts t on t.id = m.to_id
  order by m.position, m.sequence`

type DbMove = {
  transaction: string
  amount_minor: number
  currency: string
  kind: TransactionKind
  from: AccountRef & { kind: AccountKind }
  to: AccountRef & { kind: AccountKind }
  lots: { lotId: string; deltaMinor: number; expiresAt: string | null }[] | null
}

/** Every posting from and to a payable's held funds, oldest first. */
export async function heldHistory(req: PayloadRequest, website: string, payable: Payable): Promise<Move[]> {
  const moves = await rows<DbMove>(req, HISTORY, [website, payable.collection, payable.id])
  return moves.map(({ transaction, amount_minor, currency, kind, from, to, lots }) => ({
    from, to, currency, kind, transaction,
    amountMinor: amount_minor,
    ...(lots && { lots: lots.map((lot) => ({ ...lot, expiresAt: lot.expiresAt === null ? null : new Date(lot.expiresAt) })) }),
  }))
}
