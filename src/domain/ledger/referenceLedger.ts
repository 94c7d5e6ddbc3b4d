import { isBounded } from './accountKinds.ts'
import { accountKey, type AccountRef } from './accountRef.ts'
import type { Lot } from './lots.ts'
import { checkPostings, type Posting } from './posting.ts'

export type ReferenceOutcome = 'posted' | 'replayed' | 'reused' | 'insufficient'

/** The rules of the ledger in memory, without a database: what histories of the real one are compared with. */
export type ReferenceLedger = {
  post(key: string, postings: readonly Posting[]): ReferenceOutcome
  balanceOf(account: AccountRef, currency: string): number
  lotsOf(account: AccountRef, currency: string): Lot[]
  balances(): ReadonlyMap<string, number>
}

export function createReferenceLedger(): ReferenceLedger {
  let balances = new Map<string, number>()
  let lots = new Map<string, Lot & { account: string }>()
  const posted = new Map<string, string>()

  return {
    post(key, postings) {
      checkPostings(postings)
      const content = JSON.stringify(postings)
      if (posted.has(key)) return posted.get(key) === content ? 'replayed' : 'reused'
      const after = new Map(balances)
      const lotsAfter = new Map(lots)
      for (const posting of postings) {
        if (!move(after, posting)) return 'insufficient'
        changeLots(lotsAfter, posting)
      }
      balances = after
      lots = lotsAfter
      posted.set(key, content)
      return 'posted'
    },
    balanceOf: (account, currency) => balances.get(accountKey(account, currency)) ?? 0,
    lotsOf: (account, currency) =>
      [...lots.values()].filter((lot) => lot.account === accountKey(account, currency)).map(({ account: _, ...lot }) => lot),
    balances: () => balances,
  }
}

function move(balances: Map<string, number>, { from, to, amountMinor, currency }: Posting): boolean {
  const [source, target] = [accountKey(from, currency), accountKey(to, currency)]
  const leftMinor = (balances.get(source) ?? 0) - amountMinor
  if (leftMinor < 0 && isBounded(from.kind)) return false
  balances.set(source, leftMinor)
  balances.set(target, (balances.get(target) ?? 0) + amountMinor)
  return true
}

function changeLots(lots: Map<string, Lot & { account: string }>, { from, to, currency, lots: changes = [] }: Posting): void {
  for (const { lotId, deltaMinor, expiresAt } of changes) {
    const before = lots.get(lotId)
    const account = before?.account ?? accountKey(deltaMinor > 0 ? to : from, currency)
    lots.set(lotId, { id: lotId, account, remainingMinor: (before?.remainingMinor ?? 0) + deltaMinor, expiresAt })
  }
}
