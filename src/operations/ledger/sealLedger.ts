import type { PayloadRequest } from 'payload'
import { v7 as uuid } from 'uuid'
import { GENESIS, leafLines, sealHash, type Leaf, type Seal } from '../../domain/ledger/seal.ts'
import { now } from '../../lib/clock.ts'
import { row, rows } from '../../lib/db/rows.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { keepHead, keptHead, type Head } from '../../lib/ledger/keptHead.ts'
import { settledPosition } from '../../lib/ledger/settledPosition.ts'
import { sha256 } from '../../lib/ledger/sha256.ts'

const BATCH = 1_000

const UNSEALED = `
  select w.id from websites w
  left join lateral (select to_position from ledger_seals where website_id = w.id order by number desc limit 1) s on true
  where exists (select 1 from ledger_transactions t where t.website_id = w.id and t.position > coalesce(s.to_position, 0) and t.position <= $1)`

/**
 * Seals the transactions of every website up to where the books are complete, in batches of 1,000.
 * Safe to run twice and by several workers at once: a website is sealed by one of them.
 * @returns how many transactions were sealed
 */
export async function sealLedger(req: PayloadRequest): Promise<number> {
  const settled = await settledPosition(req)
  if (settled === null) return 0
  let sealed = 0
  for (const { id } of await rows<{ id: string }>(req, UNSEALED, [settled])) {
    for (let seal = await sealBatch(req, id, settled); seal; seal = await sealBatch(req, id, settled)) {
      await rememberHead(req, id, seal)
      sealed += seal.count
    }
  }
  return sealed
}

const sealBatch = (req: PayloadRequest, website: string, settled: number): Promise<(Head & { count: number }) | null> =>
  inTransaction(req, async () => {
    await rows(req, `select pg_advisory_xact_lock(hashtextextended('ledger-seal:' || $1, 0))`, [website])
    const last = await row<{ number: number; to_position: number; hash: string }>(
      req, 'select number, to_position, hash from ledger_seals where website_id = $1 order by number desc limit 1', [website],
    )
    const fromPosition = (last?.to_position ?? 0) + 1
    const leaves = await rows<Leaf>(
      req,
      `select position, id, content_hash as "contentHash" from ledger_transactions
       where website_id = $1 and position >= $2 and position <= $3 order by position limit ${BATCH}`,
      [website, fromPosition, settled],
    )
    if (leaves.length === 0) return null
    return write(req, leaves.length, {
      website, number: (last?.number ?? 0) + 1, fromPosition, toPosition: leaves.at(-1)!.position,
      sealedAt: now(), previousHash: last?.hash ?? GENESIS, leaves: leafLines(leaves),
    })
  })

async function write(req: PayloadRequest, count: number, seal: Seal): Promise<Head & { count: number }> {
  const hash = sealHash(sha256, seal)
  await rows(
    req,
    `insert into ledger_seals (id, website_id, number, from_position, to_position, transaction_count, leaves, previous_hash, hash, sealed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [uuid(), seal.website, seal.number, seal.fromPosition, seal.toPosition, count, seal.leaves, seal.previousHash, hash, seal.sealedAt],
  )
  return { number: seal.number, hash, count }
}

/** A kept head that the chain no longer has is evidence: it stays, and `ledger:verify` reports it. */
async function rememberHead(req: PayloadRequest, website: string, { number, hash }: Head): Promise<void> {
  const kept = await keptHead(website)
  req.payload.logger.info({ website, number, hash }, 'Ledger sealed')
  if (kept && !(await isInChain(req, website, kept))) {
    req.payload.logger.error({ website, kept }, 'The ledger lost a seal that was kept outside the database')
    return
  }
  await keepHead(website, { number, hash })
}

export async function isInChain(req: PayloadRequest, website: string, { number, hash }: Head): Promise<boolean> {
  const found = await row(req, 'select 1 from ledger_seals where website_id = $1 and number = $2 and hash = $3', [website, number, hash])
  return found !== null
}
