import type { PayloadRequest } from 'payload'
import { contentHash } from '../../../domain/ledger/canonical.ts'
import type { Leaf } from '../../../domain/ledger/seal.ts'
import { now } from '../../../lib/clock.ts'
import { readWritten, type StoredTransaction } from '../../../lib/ledger/readWritten.ts'
import { sha256 } from '../../../lib/ledger/sha256.ts'
import type { Finding } from './finding.ts'

/** The job seals once a minute; what is older than three was skipped. */
const SEALED_WITHIN_MS = 180_000

export type Trouble = Pick<Finding, 'collection' | 'id' | 'position' | 'message'>

type Covered = { after: number; to: number; leaves: readonly Leaf[] }

/** Walks the leaves of a seal and the stored transactions side by side. */
export async function sealedTroubles(req: PayloadRequest, website: string, { after, to, leaves }: Covered): Promise<Trouble[]> {
  const troubles: Trouble[] = []
  const left = new Map(leaves.map((leaf) => [leaf.position, leaf]))
  for await (const stored of readWritten(req, website, { after, to })) {
    const leaf = left.get(stored.position)
    left.delete(stored.position)
    const message = contentTrouble(stored) ?? sealingTrouble(stored, leaf)
    if (message) troubles.push(troubleOf(stored, message))
  }
  for (const leaf of left.values()) troubles.push(troubleOf(leaf, 'was sealed and is missing'))
  return troubles
}

/** Checks what no seal covers yet. */
export async function unsealedTroubles(req: PayloadRequest, website: string, after: number): Promise<Trouble[]> {
  const troubles: Trouble[] = []
  for await (const stored of readWritten(req, website, { after })) {
    const isLate = now().getTime() - stored.postedAt.getTime() > SEALED_WITHIN_MS
    const message = contentTrouble(stored) ?? (isLate ? 'is older than the sealing interval and not sealed' : null)
    if (message) troubles.push(troubleOf(stored, message))
  }
  return troubles
}

const troubleOf = ({ id, position }: { id: string; position: number }, message: string): Trouble => ({
  collection: 'ledger-transactions', id, position, message,
})

function contentTrouble(stored: StoredTransaction): string | null {
  if (contentHash(sha256, stored) !== stored.contentHash) return 'is not what its hash says: it, a posting or a lot movement of it was changed'
  if (stored.hasStrayPosting) return 'has a posting of another website, currency, place or moment'
  return stored.postings.length === 0 ? 'has no postings' : null
}

function sealingTrouble(stored: StoredTransaction, leaf: Leaf | undefined): string | null {
  if (!leaf) return 'stands among sealed transactions and was never sealed'
  const isSame = leaf.id === stored.id && leaf.contentHash === stored.contentHash
  return isSame ? null : `is not what was sealed: ${leaf.id} with another content`
}
