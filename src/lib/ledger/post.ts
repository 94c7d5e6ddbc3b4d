import type { PayloadRequest } from 'payload'
import { v7 as uuid } from 'uuid'
import type { Payable } from '../../domain/ledger/accountRef.ts'
import { requestHash, type WrittenTransaction } from '../../domain/ledger/canonical.ts'
import type { TransactionKind } from '../../domain/ledger/kinds.ts'
import { checkPostings, type Posting } from '../../domain/ledger/posting.ts'
import { DomainError } from '../../domain/errors.ts'
import { now } from '../clock.ts'
import { sessionOf } from '../db/transaction.ts'
import type { LockedAccounts } from './accountRows.ts'
import { findTransaction, type PostedTransaction } from './findTransaction.ts'
import { lotsById } from './loadLots.ts'
import { lockAccounts } from './lockAccounts.ts'
import { settle, type Settled } from './settle.ts'
import { sha256 } from './sha256.ts'
import { writeLots } from './writeLots.ts'
import { writeTransaction } from './writeTransaction.ts'

type Fact = {
  website: string
  kind: TransactionKind
  document: Payable
  actor: { id: string | null }
  /** One per fact and website; the same key with the same request answers the first transaction. */
  idempotencyKey: string
  note?: string | null
}
type Given = { postings: readonly Posting[]; plan?: undefined; request?: unknown; accounts?: LockedAccounts }
type Planned = {
  postings?: undefined
  /** Works the postings out from balances, under the locks. */
  plan: () => readonly Posting[]
  /** What makes two requests the same, since their postings may differ. */
  request: unknown
  /** What `lockAccounts` gave in this transaction; its balances are kept up to date. */
  accounts: LockedAccounts
}
export type Entry = Fact & (Given | Planned)

/**
 * Records one business fact in the books: the only way money moves. Call it inside `inTransaction`,
 * with the document it is about already locked.
 * @throws DomainError `insufficient_funds` (details: what there is and what was due),
 *   `idempotency_key_reused` when the key was used for another request
 */
export async function post(req: PayloadRequest, entry: Entry): Promise<PostedTransaction> {
  if (!(await sessionOf(req))) throw new Error('post needs an open transaction')
  const hash = requestHash(sha256, { ...entry, request: entry.request ?? entry.postings })
  const accounts = entry.accounts ?? (await lockAccounts(req, entry.website, accountsOf(entry.postings ?? [])))
  try {
    return await write(req, entry, { hash, accounts, postings: entry.plan ? entry.plan() : entry.postings })
  } catch (error) {
    // A repeated request is answered even when the balance no longer covers it: it was paid the first time.
    const first = error instanceof DomainError ? await replayOf(req, entry, hash) : null
    if (first) return first
    throw error
  }
}

const accountsOf = (postings: readonly Posting[]) =>
  postings.flatMap(({ from, to, currency }) => [{ ref: from, currency }, { ref: to, currency }])

type Asked = { hash: string; accounts: LockedAccounts; postings: readonly Posting[] }

async function write(req: PayloadRequest, entry: Entry, { hash, accounts, postings }: Asked): Promise<PostedTransaction> {
  checkPostings(postings)
  const lots = await lotsById(req, lotsOf(postings))
  const settled = settle(postings, { accounts, lots })
  const transaction = toTransaction(entry, { hash, accounts, settled })
  const position = await writeTransaction(req, transaction, settled)
  if (position === null) return (await replayOf(req, entry, hash))!
  await writeLots(req, transaction, postings, settled)
  for (const [account, balanceMinor] of settled.balances) Object.assign(account, { balanceMinor, movedAt: transaction.postedAt })
  return { id: transaction.id, position, kind: entry.kind, postedAt: transaction.postedAt, requestHash: hash, isReplay: false }
}

const lotsOf = (postings: readonly Posting[]): string[] => [
  ...new Set(postings.flatMap(({ lots = [] }) => lots.filter(({ opens }) => !opens).map(({ lotId }) => lotId))),
]

/** The first transaction of the key, or null. @throws DomainError `idempotency_key_reused` when it was another request */
async function replayOf(req: PayloadRequest, { website, idempotencyKey }: Entry, hash: string): Promise<PostedTransaction | null> {
  const first = await findTransaction(req, website, idempotencyKey)
  if (!first || first.requestHash === hash) return first
  throw new DomainError('idempotency_key_reused', 'This idempotency key was used for another movement of money.', { idempotencyKey })
}

type Written = { hash: string; accounts: LockedAccounts; settled: Settled }

function toTransaction(entry: Entry, { hash, accounts, settled }: Written): WrittenTransaction {
  const { website, kind, document, actor, idempotencyKey, note = null } = entry
  return {
    id: uuid(), website, kind, document, actor: actor.id, idempotencyKey, requestHash: hash, note,
    postedAt: notBefore(accounts), postings: settled.postings,
  }
}

/** Clocks of two machines differ: the history of an account never runs backwards. */
function notBefore(accounts: LockedAccounts): Date {
  const moments = [...accounts.values()].map(({ movedAt }) => movedAt?.getTime() ?? 0)
  return new Date(Math.max(now().getTime(), ...moments))
}
