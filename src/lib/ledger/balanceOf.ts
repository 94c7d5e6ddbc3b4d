import type { PayloadRequest } from 'payload'
import type { AccountKind } from '../../domain/ledger/accountKinds.ts'
import type { AccountRef } from '../../domain/ledger/accountRef.ts'
import { row, rows } from '../db/rows.ts'
import type { Account } from './accountRows.ts'

const FIND = `website_id = $1 and kind = $2 and owner_kind = $3 and owner_id = $4 and currency = $5`

const keyOf = (website: string, { ref, currency }: Account): string[] => [website, ref.kind, ref.ownerKind, ref.ownerId, currency]

/** What an account holds now; 0 when it was never used. An unbounded one may be below zero. */
export async function balanceOf(req: PayloadRequest, website: string, account: Account): Promise<number> {
  const found = await row<{ balance: number }>(
    req,
    `select coalesce(balance_minor, ledger_balance_at(id, 'infinity')) as balance from ledger_accounts where ${FIND}`,
    keyOf(website, account),
  )
  return found?.balance ?? 0
}

/** What an account held just before a moment. */
export async function balanceAsOf(req: PayloadRequest, website: string, account: Account & { at: Date }): Promise<number> {
  const found = await row<{ balance: number }>(
    req,
    `select ledger_balance_at(id, $6) as balance from ledger_accounts where ${FIND}`,
    [...keyOf(website, account), account.at],
  )
  return found?.balance ?? 0
}

export type OwnedBalance = { accountId: string; kind: AccountKind; currency: string; balanceMinor: number }

/** The accounts of one owner on a website, with what they hold now. */
export async function balancesOfOwner(req: PayloadRequest, website: string, owner: Pick<AccountRef, 'ownerKind' | 'ownerId'>): Promise<OwnedBalance[]> {
  const found = await rows<{ id: string; kind: AccountKind; currency: string; balance: number }>(
    req,
    `select id, kind::text, currency, coalesce(balance_minor, ledger_balance_at(id, 'infinity')) as balance
     from ledger_accounts where website_id = $1 and owner_kind = $2 and owner_id = $3`,
    [website, owner.ownerKind, owner.ownerId],
  )
  return found.map(({ id, kind, currency, balance }) => ({ accountId: id, kind, currency, balanceMinor: balance }))
}
