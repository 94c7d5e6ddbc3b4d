import { v7 as uuid } from 'uuid'
import type { WrittenLotChange, WrittenPosting } from '../../domain/ledger/canonical.ts'
import { accountKey } from '../../domain/ledger/accountRef.ts'
import type { Lot } from '../../domain/ledger/lots.ts'
import type { Posting } from '../../domain/ledger/posting.ts'
import { notCovered } from '../../domain/ledger/recipes/paidByWallet.ts'
import type { AccountRow, LockedAccounts } from './accountRows.ts'

export type Settled = {
  postings: WrittenPosting[]
  /** Bounded accounts with the balance they are left with. */
  balances: Map<AccountRow, number>
  /** Lots with what is left of them and their expiry. */
  lots: Map<string, { remainingMinor: number; expiresAt: Date | null }>
}

type Books = { accounts: LockedAccounts; lots: ReadonlyMap<string, Lot> }

/**
 * Works out what a list of postings leaves behind.
 * @throws DomainError `insufficient_funds` when one would take a bounded account below zero
 */
export function settle(postings: readonly Posting[], { accounts, lots }: Books): Settled {
  const settled: Settled = { postings: [], balances: new Map(), lots: new Map() }
  for (const posting of postings) {
    const from = rowOf(accounts, accountKey(posting.from, posting.currency))
    const to = rowOf(accounts, accountKey(posting.to, posting.currency))
    settled.postings.push({
      id: uuid(),
      sequence: settled.postings.length,
      from, to,
      amountMinor: posting.amountMinor,
      currency: posting.currency,
      fromBalanceMinor: move(settled, from, -posting.amountMinor),
      toBalanceMinor: move(settled, to, posting.amountMinor),
      lots: (posting.lots ?? []).map((change) => changeLot(settled, lots, change)),
    })
  }
  return settled
}

function rowOf(accounts: LockedAccounts, key: string): AccountRow {
  const account = accounts.get(key)
  if (!account) throw new Error(`The account ${key} was not locked`)
  return account
}

function move({ balances }: Settled, account: AccountRow, deltaMinor: number): number | null {
  if (!account.bounded) return null
  const beforeMinor = balances.get(account) ?? account.balanceMinor ?? 0
  const afterMinor = beforeMinor + deltaMinor
  if (afterMinor < 0) throw notCovered(beforeMinor, -deltaMinor)
  balances.set(account, afterMinor)
  return afterMinor
}

function changeLot(settled: Settled, lots: Books['lots'], change: NonNullable<Posting['lots']>[number]): WrittenLotChange {
  const before = settled.lots.get(change.lotId) ?? lots.get(change.lotId)
  if (!before && !change.opens) throw new Error(`There is no lot ${change.lotId}`)
  const remainingMinor = (before?.remainingMinor ?? 0) + change.deltaMinor
  if (remainingMinor < 0) throw new Error(`The lot ${change.lotId} has less than what is taken from it`)
  const expiresAt = before ? later(before.expiresAt, change.expiresAt) : change.expiresAt
  settled.lots.set(change.lotId, { remainingMinor, expiresAt })
  return { id: uuid(), lotId: change.lotId, deltaMinor: change.deltaMinor, remainingMinor, expiresAt }
}

const later = (a: Date | null, b: Date | null): Date | null => (a === null || b === null ? null : a > b ? a : b)
