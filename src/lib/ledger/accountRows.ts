import { v7 as uuid } from 'uuid'
import { ACCOUNT_KINDS, isBounded, type AccountKind } from '../../domain/ledger/accountKinds.ts'
import { accountKey, type AccountRef } from '../../domain/ledger/accountRef.ts'
import type { Restraints } from '../../domain/wallets/restraints.ts'

/** An account of a website as the ledger's tables know it. */
export type Account = { ref: AccountRef; currency: string }

/** Its row, locked when it is bounded. `balanceMinor` is null for an unbounded one. */
export type AccountRow = AccountRef & {
  id: string
  currency: string
  bounded: boolean
  balanceMinor: number | null
  movedAt: Date | null
  /** Of a wallet, when it was asked for. */
  restraints: Restraints | null
}

export type LockedAccounts = Map<string, AccountRow>

/** What SQL needs to find or open an account. */
export const wanted = ({ ref, currency }: Account) => ({
  id: uuid(),
  kind: ref.kind,
  owner_kind: ref.ownerKind,
  owner_id: ref.ownerId,
  currency,
  bounded: isBounded(ref.kind),
  user_id: userOf(ref),
  title: titleOf(ref, currency),
})

/** The user an account belongs to; null for those of documents and of the platform. */
export const userOf = ({ ownerKind, ownerId }: AccountRef): string | null =>
  ownerKind === 'client' || ownerKind === 'writer' ? ownerId : null

/** What the panel calls an account; people are not named here, their names change and are erased. */
export function titleOf({ kind, ownerKind, ownerId }: AccountRef, currency: string): string {
  const which = ownerKind === 'gateway' || ownerKind === 'jurisdiction' ? ` ${ownerId}` : ''
  return `${ACCOUNT_KINDS[kind].label}${which}, ${currency}`
}

type DbAccount = {
  id: string
  kind: AccountKind
  owner_kind: string
  owner_id: string
  currency: string
  bounded: boolean
  balance_minor: number | null
  moved_at: Date | null
  restraints: Restraints | null
}

export function toAccountRow(row: DbAccount): AccountRow {
  return {
    id: row.id, kind: row.kind, ownerKind: row.owner_kind, ownerId: row.owner_id, currency: row.currency,
    bounded: row.bounded, balanceMinor: row.balance_minor, movedAt: row.moved_at, restraints: row.restraints ?? null,
  }
}

export const byKey = (rows: readonly AccountRow[]): LockedAccounts => new Map(rows.map((row) => [accountKey(row, row.currency), row]))
