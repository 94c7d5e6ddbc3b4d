import type { AccountRef, Payable } from './accountRef.ts'

export type Sha256 = (text: string) => string

/** A change of a lot as it was written. */
export type WrittenLotChange = { id: string; lotId: string; deltaMinor: number; remainingMinor: number; expiresAt: Date | null }

/** A posting as it was written, with the balances it left. */
export type WrittenPosting = {
  id: string
  sequence: number
  from: AccountRef & { id: string }
  to: AccountRef & { id: string }
  amountMinor: number
  currency: string
  fromBalanceMinor: number | null
  toBalanceMinor: number | null
  lots: readonly WrittenLotChange[]
}

/** A transaction as it was written: everything that must never change. */
export type WrittenTransaction = {
  id: string
  website: string
  kind: string
  document: Payable
  actor: string | null
  idempotencyKey: string
  requestHash: string
  note: string | null
  postedAt: Date
  postings: readonly WrittenPosting[]
}

/** What a caller asks for: the same key with another request is refused. */
export type LedgerRequest = { kind: string; document: Payable; request: unknown }

export const requestHash = (sha256: Sha256, { kind, document, request }: LedgerRequest): string =>
  sha256(JSON.stringify([kind, document.collection, document.id, request]))

/** The hash of everything in a transaction: lists only, so that the order of fields can't matter. */
export function contentHash(sha256: Sha256, transaction: WrittenTransaction): string {
  const { id, website, kind, document, actor, idempotencyKey, note, postedAt, postings } = transaction
  return sha256(JSON.stringify([
    id, website, kind, document.collection, document.id, actor, idempotencyKey, transaction.requestHash, note,
    postedAt.toISOString(), postings.map(postingContent),
  ]))
}

const postingContent = (posting: WrittenPosting): unknown[] => [
  posting.id, posting.sequence, accountContent(posting.from), accountContent(posting.to), posting.amountMinor, posting.currency,
  posting.fromBalanceMinor, posting.toBalanceMinor, posting.lots.map(lotContent),
]

const accountContent = ({ id, kind, ownerKind, ownerId }: WrittenPosting['from']): string[] => [id, kind, ownerKind, ownerId]

const lotContent = ({ id, lotId, deltaMinor, remainingMinor, expiresAt }: WrittenLotChange): unknown[] => [
  id, lotId, deltaMinor, remainingMinor, expiresAt?.toISOString() ?? null,
]
