import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { v7 as uuid } from 'uuid'
import { contentHash } from '../../src/domain/ledger/canonical.ts'
import { earned } from '../../src/domain/ledger/recipes/earned.ts'
import { leafLines, readLeaves, sealHash, type Seal } from '../../src/domain/ledger/seal.ts'
import { readWritten, type StoredTransaction } from '../../src/lib/ledger/readWritten.ts'
import { grantBonus } from '../../src/operations/ledger/grantBonus.ts'
import { reportFindings } from '../../src/operations/ledger/reportFindings.ts'
import { rollUp } from '../../src/operations/ledger/rollUp.ts'
import { sealLedger } from '../../src/operations/ledger/sealLedger.ts'
import type { Finding } from '../../src/operations/ledger/verify/finding.ts'
import { verifyLedger } from '../../src/operations/ledger/verifyLedger.ts'
import { refundHeld } from '../../src/operations/payments/refundHeld.ts'
import { type TestApp, startApp } from '../support/app.ts'
import { makeMember } from '../support/factories.ts'
import { asPlatform, type Books, makeBooks, makePayable, SYSTEM_ACTOR } from '../support/ledger.ts'
import { copyBooks, plant, singleTamperings, swaps, type Tampering } from '../support/tampering.ts'

const START = Date.UTC(2026, 0, 1)
const HOUR_MS = 3_600_000
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

let app: TestApp
let books: Books
let restore: () => Promise<unknown>
let hours = 0
const tick = () => (hours += 1)

/** A little of everything, rolled up and sealed six times. */
async function trade(own: Books): Promise<void> {
  const { website, client, currency } = own
  const neighbour = (await makeMember(app.payload, { id: website }, 'client')).id
  for (let round = 0; round < 6; round += 1) {
    tick()
    await own.fill(1_000 + round)
    await own.fill(500 + round, neighbour)
    const fact = { website, currency, actor: SYSTEM_ACTOR }
    await asPlatform(app, (req) => grantBonus(req, { ...fact, client, amountMinor: 40 + round, expiresAt: new Date(START + (300 + round) * HOUR_MS), document: makePayable(), idempotencyKey: uuid(), note: 'welcome' }))
    const payable = makePayable()
    await own.pay(300 + round, { payable })
    await asPlatform(app, (req) => refundHeld(req, { ...fact, payable, amountMinor: 275, idempotencyKey: uuid() }))
    await own.postAny(earned({ payable, writer: client, totalMinor: 25 + round, writerMinor: 10, taxMinor: 2, jurisdiction: 'DE', currency }))
    await asPlatform(app, (req) => rollUp(req))
    await asPlatform(app, sealLedger)
  }
}

beforeAll(async () => {
  app = await startApp()
  app.setClock(() => new Date(START + hours * HOUR_MS))
  books = await makeBooks(app)
  await trade(await makeBooks(app))
  await trade(books)
  restore = await copyBooks(app.database)
})
afterAll(async () => app.stop())

const verify = (): Promise<Finding[]> => asPlatform(app, verifyLedger)
const idsOf = async (sql: string): Promise<string[]> => (await app.database.sql<{ id: string }>(sql)).map(({ id }) => id)

/** Rows of the website in a fixed order that the seed of the run decides. */
async function shuffled(): Promise<Record<string, string[]>> {
  const seed = jest.getSeed()
  process.stdout.write(`  tampering by seed: npm test -- tests/ledger/verify --seed=${seed}\n`)
  const tables = ['ledger_accounts', 'ledger_transactions', 'ledger_postings', 'ledger_lots', 'ledger_lot_movements', 'ledger_rollups', 'ledger_seals']
  const lists: Record<string, string[]> = {}
  for (const table of tables) {
    const used = table === 'ledger_accounts' ? 'and bounded and balance_minor > 0' : ''
    lists[table] = await idsOf(`select id from ${table} where website_id = '${books.website}' ${used} order by md5(id::text || '${seed}')`)
  }
  return lists
}

const seventh = (): Promise<StoredTransaction> =>
  asPlatform(app, async (req) => {
    const read = readWritten(req, books.website)
    for (let skipped = 0; skipped < 6; skipped += 1) await read.next()
    return (await read.next()).value as StoredTransaction
  })

async function expectNamed({ name, sql, rows }: Tampering): Promise<void> {
  const related = await idsOf(rows)
  await plant(app.database, sql)
  const findings = await verify()
  related.push(...(await idsOf(rows)))
  await restore()
  const named = findings.filter(({ id }) => related.includes(id))
  expect({ name, found: findings.length > 0, isNamed: named.length > 0, findings: named.length ? [] : findings }).toEqual({ name, found: true, isNamed: true, findings: [] })
}

describe('ledger:verify', () => {
  it('is quiet about books that nobody touched', async () => {
    expect(await verify()).toEqual([])
    await asPlatform(app, reportFindings)
  })

  it('names each of more than 100 planted flips, deletions and swaps', async () => {
    const lists = await shuffled()
    const next: Record<string, number> = {}
    const pick = (table: string): string => lists[table]![(next[table] = (next[table] ?? -1) + 1) % lists[table]!.length]!
    const planted: Tampering[] = []
    while (planted.length < 100) planted.push(...singleTamperings(pick), ...(await swaps(app.database, books.website, `${jest.getSeed()}-${planted.length}`)))
    for (const tampering of planted) await expectNamed(tampering)
    process.stdout.write(`  ${planted.length} of ${planted.length} named\n`)
    expect(await verify()).toEqual([])
  }, 180_000)

  it('names the oldest of several changed rows first', async () => {
    const [early, late] = (await idsOf(`select id from ledger_transactions where website_id = '${books.website}' order by position`)).filter((_, index) => index === 3 || index === 20)
    await plant(app.database, `update ledger_transactions set note = 'forged' where id in ('${early}', '${late}')`)
    const findings = await verify()
    await restore()
    expect(findings.map(({ id }) => id)).toEqual([early, late])
  })

  it('is not fooled by a thief who mends every balance and hash of a row: its seal remembers it', async () => {
    const stored = await seventh()
    const forged = contentHash(sha256, { ...stored, note: 'forged' })
    await plant(app.database, `update ledger_transactions set note = 'forged', content_hash = '${forged}' where id = '${stored.id}'`)
    const findings = await verify()
    await restore()
    expect(findings).toMatchObject([{ invariant: 6, id: stored.id, message: expect.stringContaining('is not what was sealed') }])
  })

  it('is not fooled by one who seals the forgery anew either: the head was kept elsewhere', async () => {
    const stored = await seventh()
    const forged = contentHash(sha256, { ...stored, note: 'forged' })
    await plant(app.database, `update ledger_transactions set note = 'forged', content_hash = '${forged}' where id = '${stored.id}'; ${await resealed(stored.id, forged)}`)
    const findings = await verify()
    await restore()
    expect(findings).toMatchObject([{ invariant: 6, collection: 'ledger-seals', message: expect.stringContaining('the tail was cut off') }])
  })

  it.each([1, 2, 3])('notices a tail of %i seals that was cut off with everything it covered, also after the next sealing', async (count) => {
    const { website } = books
    const cut = `from_position > (select to_position from ledger_seals where website_id = '${website}' order by number desc offset ${count} limit 1)`
    const from = Number((await app.database.sql<{ from: string }>(`select min(from_position) as "from" from ledger_seals where website_id = '${website}' and ${cut}`))[0]!.from)
    await plant(app.database, cutTail(website, from))
    const findings = await verify()
    tick()
    await books.fill(5)
    await asPlatform(app, sealLedger)
    const after = await verify()
    await restore()
    const lost = { invariant: 6, website, collection: 'ledger-seals', message: expect.stringContaining('the tail was cut off') }
    expect(findings).toMatchObject([lost])
    expect(after).toMatchObject([lost])
  })

  it('fails the nightly job, and tells when the kept head itself was forged', async () => {
    const file = path.join(process.env.DATA_DIR!, 'ledger-heads', `${books.website}.json`)
    const kept = await readFile(file, 'utf8')
    await writeFile(file, JSON.stringify({ ...JSON.parse(kept), hash: 'f'.repeat(64) }))
    await expect(asPlatform(app, reportFindings)).rejects.toThrow('not as it must be: 1 findings')
    await writeFile(file, kept)
    expect(await verify()).toEqual([])
  })
})

/** Every seal from the one that covers a transaction on, made anew around its forged hash. */
async function resealed(id: string, forged: string): Promise<string> {
  const seals = await app.database.sql<Seal & { id: string; hash: string }>(
    `select id, website_id as website, number::int, from_position::int as "fromPosition", to_position::int as "toPosition", sealed_at as "sealedAt", previous_hash as "previousHash", leaves, hash
     from ledger_seals where website_id = $1 order by number`, [books.website],
  )
  let previousHash = seals[0]!.previousHash
  return seals.map((seal) => {
    const leaves = leafLines(readLeaves(seal.leaves).map((leaf) => (leaf.id === id ? { ...leaf, contentHash: forged } : leaf)))
    const hash = sealHash(sha256, { ...seal, leaves, previousHash })
    const sql = `update ledger_seals set leaves = '${leaves}', previous_hash = '${previousHash}', hash = '${hash}' where id = '${seal.id}'`
    previousHash = hash
    return sql
  }).join(';')
}

/** Removes all from a position on, and sets every balance back to what it was before. */
const cutTail = (website: string, from: number): string => `
  delete from ledger_seals where website_id = '${website}' and from_position >= ${from};
  delete from ledger_lot_movements m using ledger_postings p where p.id = m.posting_id and p.website_id = '${website}' and p.position >= ${from};
  delete from ledger_postings where website_id = '${website}' and position >= ${from};
  delete from ledger_transactions where website_id = '${website}' and position >= ${from};
  delete from ledger_rollups where website_id = '${website}' and position >= ${from};
  delete from ledger_lots l where website_id = '${website}' and not exists (select from ledger_lot_movements m where m.lot_id = l.id);
  update ledger_lots l set remaining_minor = m.remaining_minor, expires_at = m.expires_at from (
    select distinct on (lot_id) * from ledger_lot_movements order by lot_id, id desc) m where m.lot_id = l.id and l.website_id = '${website}';
  update ledger_accounts set balance_minor = ledger_balance_at(id, 'infinity') where website_id = '${website}' and bounded`
