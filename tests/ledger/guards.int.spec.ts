import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { v7 as uuid } from 'uuid'
import { makeMember, makeWebsite } from '../support/factories.ts'
import { type TestApp, startApp } from '../support/app.ts'
import { asPlatform, type Books, makeBooks } from '../support/ledger.ts'
import { grantBonus } from '../../src/operations/ledger/grantBonus.ts'
import { rollUp } from '../../src/operations/ledger/rollUp.ts'
import { sealLedger } from '../../src/operations/ledger/sealLedger.ts'

let app: TestApp
let books: Books
let asRole: Record<'owner' | 'application', (text: string, values?: unknown[]) => Promise<pg.QueryResult>>
let application: pg.Client

beforeAll(async () => {
  app = await startApp()
  books = await makeBooks(app)
  await books.fill(1_000)
  await asPlatform(app, (req) =>
    grantBonus(req, { ...books, amountMinor: 50, expiresAt: null, document: { collection: 'tests', id: uuid() }, idempotencyKey: uuid(), actor: { id: null } }),
  )
  await asPlatform(app, (req) => rollUp(req))
  await asPlatform(app, sealLedger)
  application = new pg.Client({ connectionString: app.database.url, options: '-c role=scriptorium_app' })
  await application.connect()
  await application.query(`select set_config('app.websites', '*', false)`)
  asRole = { owner: async (text, values) => ({ rows: await app.database.sql(text, values) }) as never, application: (text, values) => application.query(text, values) }
})
afterAll(async () => {
  await application.end()
  await app.stop()
})

const codeOf = (work: Promise<unknown>): Promise<string> => work.then(() => 'accepted', (error: { code: string }) => error.code)
const APPEND_ONLY = ['ledger_transactions', 'ledger_postings', 'ledger_lot_movements', 'ledger_rollups', 'ledger_seals']
const REFUSED_BY_TRIGGER = '23001'
const REFUSED_BY_GRANT = '42501'

describe.each([['owner', REFUSED_BY_TRIGGER], ['application', REFUSED_BY_GRANT]] as const)('the %s of the tables', (role, code) => {
  it.each(APPEND_ONLY)('can’t change, delete or empty %s', async (table) => {
    const [{ count }] = (await app.database.sql<{ count: string }>(`select count(*) from ${table}`)) as [{ count: string }]
    expect(Number(count)).toBeGreaterThan(0)
    expect(await codeOf(asRole[role](`update ${table} set website_id = website_id`))).toBe(code)
    expect(await codeOf(asRole[role](`delete from ${table}`))).toBe(code)
    expect(await codeOf(asRole[role](`truncate ${table} cascade`))).toBe(code)
    expect(await app.database.sql(`select count(*) from ${table}`)).toEqual([{ count }])
  })

  it.each(['ledger_accounts', 'ledger_lots'])('can’t delete, empty or rededicate %s', async (table) => {
    expect(await codeOf(asRole[role](`delete from ${table}`))).toBe(code)
    expect(await codeOf(asRole[role](`truncate ${table} cascade`))).toBe(code)
    expect(await codeOf(asRole[role](`update ${table} set currency = 'EUR'`))).toBe(code)
  })
})

describe('the database refuses', () => {
  const wallet = `(select id from ledger_accounts where website_id = $1 and kind = 'client_wallet')`
  const gateway = `(select id from ledger_accounts where website_id = $1 and kind = 'gateway')`

  it('a bounded balance below zero, in fractions, or none', async () => {
    for (const balance of ['-1', '0.5', 'null']) {
      expect(await codeOf(app.database.sql(`update ledger_accounts set balance_minor = ${balance} where id = ${wallet}`, [books.website]))).toBe('23514')
    }
  })

  it('any balance on an unbounded account', async () => {
    expect(await codeOf(app.database.sql(`update ledger_accounts set balance_minor = 5 where id = ${gateway}`, [books.website]))).toBe(REFUSED_BY_TRIGGER)
  })

  it('a second transaction with the key of a website', async () => {
    const copy = `insert into ledger_transactions select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'position', nextval('ledger_position')))).*
      from ledger_transactions t where website_id = $1 limit 1`
    expect(await codeOf(app.database.sql(copy, [books.website]))).toBe('23505')
  })

  it('a lot below zero, above its size, or with an earlier expiry', async () => {
    expect(await codeOf(app.database.sql('update ledger_lots set remaining_minor = -1'))).toBe('23514')
    expect(await codeOf(app.database.sql('update ledger_lots set remaining_minor = 51'))).toBe('23514')
    expect(await codeOf(app.database.sql(`update ledger_lots set expires_at = '2026-01-01'`))).toBe(REFUSED_BY_TRIGGER)
  })

  const postings: [string, Record<string, string>, string][] = [
    ['of nothing', { amount_minor: '0' }, '23514'],
    ['of half a cent', { amount_minor: '0.5' }, '23514'],
    ['of a negative amount', { amount_minor: '-3' }, '23514'],
    ['from an account to itself', { to_id: 'p.from_id' }, '23514'],
    ['in another currency than its accounts', { currency: `'EUR'` }, '23514'],
    ['of another website than its accounts', { website_id: '$2' }, '23514'],
    ['of another place than its transaction', { position: 'p.position + 1' }, '23514'],
    ['from an account that does not exist', { from_id: 'gen_random_uuid()' }, '23514'],
    ['without the balance it leaves', { to_balance_minor: 'null' }, '23514'],
    ['twice in one place', { sequence: 'p.sequence' }, '23505'],
  ]
  it.each(postings)('a posting %s', async (_case, change, code) => {
    const other = (await makeWebsite(app.payload)).id as string
    const columns = ['id', 'website_id', 'transaction_id', 'position', 'sequence', 'from_id', 'to_id', 'amount_minor', 'currency', 'from_balance_minor', 'to_balance_minor', 'posted_at']
    const values: Record<string, string> = { id: 'gen_random_uuid()', sequence: 'p.sequence + 1', ...change }
    const insert = `insert into ledger_postings (${columns.join(', ')}) select ${columns.map((name) => values[name] ?? `p.${name}`).join(', ')}
      from ledger_postings p where p.to_id = ${wallet} and $2::uuid is not null limit 1`
    expect(await codeOf(app.database.sql(insert, [books.website, other]))).toBe(code)
  })
})

describe('readers', () => {
  it('are the admins and support of the website; clients, writers and editors are refused, and other websites find nothing', async () => {
    const slug = (await app.database.sql<{ slug: string }>('select slug from websites where id = $1', [books.website]))[0]!.slug
    const other = await makeWebsite(app.payload)
    const count = async (email: string) => (await app.call('GET', '/api/ledger-transactions', { as: email, website: slug })).body.totalDocs ?? 'refused'
    const seen: Record<string, unknown> = {}
    for (const role of ['admin', 'support', 'editor', 'writer', 'client'] as const) {
      seen[role] = await count((await makeMember(app.payload, { id: books.website }, role)).email)
    }
    seen.stranger = await count((await makeMember(app.payload, { id: other.id as string }, 'admin')).email)
    expect(seen).toEqual({ admin: 2, support: 2, editor: 'refused', writer: 'refused', client: 'refused', stranger: 0 })
  })

  it('change nothing over HTTP', async () => {
    const admin = (await makeMember(app.payload, { id: books.website }, 'admin')).email
    const [account] = await app.database.sql<{ id: string }>(`select id from ledger_accounts where website_id = $1 limit 1`, [books.website])
    for (const [method, path] of [['POST', ''], ['PATCH', `/${account!.id}`], ['DELETE', `/${account!.id}`]] as const) {
      expect((await app.call(method, `/api/ledger-accounts${path}`, { as: admin, body: { balanceMinor: 5 } })).status).toBe(403)
    }
  })
})
