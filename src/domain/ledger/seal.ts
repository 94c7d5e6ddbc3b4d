import type { Sha256 } from './canonical.ts'

/** What the first seal of a website follows. */
export const GENESIS = '0'.repeat(64)

/** A transaction as a seal remembers it. */
export type Leaf = { position: number; id: string; contentHash: string }

/** Covers every transaction of a website with a position from `fromPosition` to `toPosition`. */
export type Seal = {
  website: string
  number: number
  fromPosition: number
  toPosition: number
  sealedAt: Date
  previousHash: string
  /** One line per transaction, in the order of positions. */
  leaves: string
}

export const leafLines = (leaves: readonly Leaf[]): string =>
  leaves.map(({ position, id, contentHash }) => `${position} ${id} ${contentHash}`).join('\n')

export const readLeaves = (lines: string): Leaf[] =>
  lines === '' ? [] : lines.split('\n').map((line) => {
    const [position = '', id = '', contentHash = ''] = line.split(' ')
    return { position: Number(position), id, contentHash }
  })

/** Chains a seal to the one before it: changing any older row changes every later hash. */
export const sealHash = (sha256: Sha256, seal: Seal): string =>
  sha256(JSON.stringify([
    seal.website, seal.number, seal.fromPosition, seal.toPosition, seal.sealedAt.toISOString(), seal.previousHash, seal.leaves,
  ]))
