import type { PayloadRequest } from 'payload'
import { GENESIS, readLeaves, sealHash, type Seal } from '../../../domain/ledger/seal.ts'
import { rows } from '../../../lib/db/rows.ts'
import { keptHead } from '../../../lib/ledger/keptHead.ts'
import { sha256 } from '../../../lib/ledger/sha256.ts'
import { isInChain } from '../sealLedger.ts'
import { MAX_FINDINGS, type Finding } from './finding.ts'
import { sealedTroubles, unsealedTroubles, type Trouble } from './transactions.ts'

const BATCH = 20

type StoredSeal = Seal & { id: string; hash: string; transactionCount: number }

/** Invariant 6: every transaction is what its hash says, every seal follows from the one before it and covers what it says. */
export async function checkChain(req: PayloadRequest): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { id: website } of await rows<{ id: string }>(req, 'select id from websites order by id')) {
    const troubles = [...(await headTroubles(req, website)), ...(await chainTroubles(req, website))]
    findings.push(...troubles.map((trouble) => ({ invariant: 6 as const, website, ...trouble })))
  }
  return findings
}

async function headTroubles(req: PayloadRequest, website: string): Promise<Trouble[]> {
  const kept = await keptHead(website)
  if (!kept || (await isInChain(req, website, kept))) return []
  return [{ collection: 'ledger-seals', id: kept.hash, position: null, message: `seal ${kept.number} was kept outside the database and is missing in it: the tail was cut off` }]
}

/** Walks the seals, and beside each the transactions it covers; then what is not sealed yet. */
async function chainTroubles(req: PayloadRequest, website: string): Promise<Trouble[]> {
  const ofSeals: Trouble[] = []
  const ofTransactions: Trouble[] = []
  let before: StoredSeal | undefined
  let position = 0
  for await (const seal of sealsOf(req, website)) {
    const message = sealTrouble(seal, before)
    if (message) ofSeals.push({ collection: 'ledger-seals', id: seal.id, position: seal.fromPosition, message })
    ofTransactions.push(...(await sealedTroubles(req, website, { after: position, to: seal.toPosition, leaves: readLeaves(seal.leaves) })))
    position = Math.max(position, seal.toPosition)
    before = seal
  }
  ofTransactions.push(...(await unsealedTroubles(req, website, position)))
  return [...ofSeals.slice(0, MAX_FINDINGS), ...ofTransactions.slice(0, MAX_FINDINGS)]
}

const READ = `
  select id, website_id as website, number, from_position as "fromPosition", to_position as "toPosition", sealed_at as "sealedAt",
    previous_hash as "previousHash", leaves, hash, transaction_count as "transactionCount"
  from ledger_seals where website_id = $1 and number > $2 order by number limit ${BATCH}`

async function* sealsOf(req: PayloadRequest, website: string): AsyncGenerator<StoredSeal> {
  for (let number = 0; ; ) {
    const batch = await rows<StoredSeal>(req, READ, [website, number])
    yield* batch
    if (batch.length < BATCH) return
    number = batch.at(-1)!.number
  }
}

function sealTrouble(seal: StoredSeal, before: StoredSeal | undefined): string | null {
  const { number, hash, toPosition } = before ?? { number: 0, hash: GENESIS, toPosition: 0 }
  const troubles: [boolean, string][] = [
    [seal.number !== number + 1, `follows seal ${number}: a seal between them is missing`],
    [seal.previousHash !== hash, 'does not follow from the seal before it'],
    [seal.fromPosition !== toPosition + 1, 'leaves a gap to the seal before it'],
    [seal.hash !== sealHash(sha256, seal), 'is not what its hash says'],
    [seal.transactionCount !== readLeaves(seal.leaves).length, 'covers another number of transactions than it says'],
  ]
  return troubles.find(([isSo]) => isSo)?.[1] ?? null
}
