import type { PayloadRequest } from 'payload'
import type { Lot } from '../../domain/ledger/lots.ts'
import { rows } from '../db/rows.ts'

type DbLot = { id: string; remaining_minor: number; expires_at: Date | null }

const toLot = ({ id, remaining_minor, expires_at }: DbLot): Lot => ({ id, remainingMinor: remaining_minor, expiresAt: expires_at })

/** The lots of an account that still hold something. Read them after the account was locked. */
export async function openLots(req: PayloadRequest, accountId: string): Promise<Lot[]> {
  const found = await rows<DbLot>(req, 'select id, remaining_minor, expires_at from ledger_lots where account_id = $1 and remaining_minor > 0', [accountId])
  return found.map(toLot)
}

export async function lotsById(req: PayloadRequest, ids: readonly string[]): Promise<Map<string, Lot>> {
  if (ids.length === 0) return new Map()
  const found = await rows<DbLot>(req, 'select id, remaining_minor, expires_at from ledger_lots where id = any($1)', [ids])
  return new Map(found.map((lot) => [lot.id, toLot(lot)]))
}
