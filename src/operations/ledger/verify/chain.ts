import type { PayloadRequest } from 'payload'
import { contentHash } from '../../../domain/ledger/canonical.ts'
import { GENESIS, readLeaves, sealHash, type Leaf, type Seal } from '../../../domain/ledger/seal.ts'
import { now } from '../../../lib/clock.ts'
import { rows } from '../../../lib/db/rows.ts'
import { keptHead } from '../../../lib/ledger/keptHead.ts'
import { readWritten, type StoredTransaction } from '../../../lib/ledger/readWritten.ts'
import { sha256 } from '../../../lib/ledger/sha256.ts'
import { isInChain } from '../sealLedger.ts'
import type { Finding } from './finding.ts'

const BATCH = 500

/** The job seals once a minute; what is older than three was skipped. */
export const SEALED_WITHIN_MS = 180_000

type StoredSeal = Seal & { id: string; hash: string; transactionCount: number }
type Trouble = Pick<Finding, 'collection' | 'id' | 'position' | 'message'>

/** Invariant 6: every transaction is what its hash says, every seal follows from the one before it and covers what it says. */
export async function checkChain(req: PayloadRequest): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { id: website } of await rows<{ id: string }>(req, 'select id from websites order by id')) {
    const seals = await readSeals(req, website)
    const troubles = [...sealTroubles(seals), ...(await headTroubles(req, website)), ...(await transactionTroubles(req, website, seals))]
    findings.push(...troubles.map((trouble) => ({ invariant: 6 as const, website, ...trouble })))
  }
  return findings
}

const readSeals = (req: PayloadRequest, website: string): Promise<StoredSeal[]> =>
  rows<StoredSeal>(
    req,
    `select id, website_id as website, number, from_position as "fromPosition", to_position as "toPosition", sealed_at as "sealedAt",
       previous_hash as "previousHash", leaves, hash, transaction_count as "transactionCount"
     from ledger_seals where website_id = $1 order by number`,
    [website],
  )

function sealTroubles(seals: readonly StoredSeal[]): Trouble[] {
  return seals.flatMap((seal, index) => {
    const before = seals[index - 1]
    const message = sealTrouble(seal, before)
    return message ? [{ collection: 'ledger-seals', id: seal.id, position: seal.fromPosition, message }] : []
  })
}

function sealTrouble(seal: StoredSeal, before: StoredSeal | undefined): string | null {
  const { number, hash, toPosition } = before ?? { number: 0, hash: GENESIS, toPosition: 0 }
  return firstOf([
    [seal.number !== number + 1, `follows seal ${number}: a seal between them is missing`],
    [seal.previousHash !== hash, 'does not follow from the seal before it'],
    [seal.fromPosition !== toPosition + 1, 'leaves a gap to the seal before it'],
    [seal.hash !== sealHash(sha256, seal), 'is not what its hash says'],
    [seal.transactionCount !== readLeaves(seal.leaves).length, 'covers another number of transactions than it says'],
  ])
}

const firstOf = (troubles: readonly (readonly [boolean, string])[]): string | null =>
  troubles.find(([isSo]) => isSo)?.[1] ?? null

async function headTroubles(req: PayloadRequest, website: string): Promise<Trouble[]> {
  const kept = await keptHead(website)
  if (!kept || (await isInChain(req, website, kept))) return []
  return [{ collection: 'ledger-seals', id: kept.hash, position: null, message: `seal ${kept.number} was kept outside the database and is missing in it: the tail was cut off` }]
}

/** Walks the sealed leaves and the stored rows side by side. */
async function transactionTroubles(req: PayloadRequest, website: string, seals: readonly StoredSeal[]): Promise<Trouble[]> {
  const leaves = seals.flatMap((seal) => readLeaves(seal.leaves))
  const sealedTo = seals.at(-1)?.toPosition ?? 0
  const troubles: Trouble[] = []
  let at = 0
  for await (const stored of transactionsOf(req, website)) {
    while (leaves[at] && leaves[at]!.position < stored.position) troubles.push(missing(leaves[at++]!))
    const leaf = leaves[at]?.position === stored.position ? leaves[at++] : undefined
    const message = transactionTrouble(stored, leaf, sealedTo)
    if (message) troubles.push({ collection: 'ledger-transactions', id: stored.id, position: stored.position, message })
  }
  return [...troubles, ...leaves.slice(at).map(missing)].slice(0, BATCH)
}

async function* transactionsOf(req: PayloadRequest, website: string): AsyncGenerator<StoredTransaction> {
  for (let position = 0; ; ) {
    const batch = await readWritten(req, website, { position, limit: BATCH })
    yield* batch
    if (batch.length < BATCH) return
    position = batch.at(-1)!.position
  }
}

const missing = ({ id, position }: Leaf): Trouble => ({
  collection: 'ledger-transactions', id, position, message: 'was sealed and is missing',
})

function transactionTrouble(stored: StoredTransaction, leaf: Leaf | undefined, sealedTo: number): string | null {
  const isUnsealed = leaf === undefined
  const isLate = now().getTime() - stored.postedAt.getTime() > SEALED_WITHIN_MS
  return firstOf([
    [contentHash(sha256, stored) !== stored.contentHash, 'is not what its hash says: it, a posting or a lot movement of it was changed'],
    [stored.hasStrayPosting, 'has a posting of another website, currency, place or moment'],
    [stored.postings.length === 0, 'has no postings'],
    [!isUnsealed && !isSealedBy(leaf, stored), `is not what was sealed: ${leaf?.id} with another content`],
    [isUnsealed && stored.position <= sealedTo, 'stands among sealed transactions and was never sealed'],
    [isUnsealed && isLate, 'is older than the sealing interval and not sealed'],
  ])
}

const isSealedBy = (leaf: Leaf, { id, contentHash }: StoredTransaction): boolean => leaf.id === id && leaf.contentHash === contentHash
