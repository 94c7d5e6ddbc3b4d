import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { commitTransaction, createLocalReq, type PayloadRequest } from 'payload'
import { afterCommit, inTransaction } from '../src/lib/db/transaction.ts'
import { newDatabase, type TestDatabase } from './support/database.ts'
import { type Adapter, type Tiny, tinyPayload } from './support/tinyPayload.ts'

/**
 * Why `src/lib/db/hardPostgres.ts` exists: each promise is kept by it and broken by the stock adapter.
 * When the stock half of a pair fails, Payload has mended it, and that part of the file can go.
 */
const MISSING = '01890000-0000-7000-8000-000000000001'
let database: TestDatabase
let tiny: Record<Adapter, Tiny>

beforeAll(async () => {
  database = await newDatabase()
  // The tables of the platform are not wanted here.
  await database.sql('drop schema public cascade')
  await database.sql('create schema public')
  tiny = { hardened: await tinyPayload('hardened', database.url), stock: await tinyPayload('stock', database.url) }
  await database.sql(`
    create function refuse_13() returns trigger language plpgsql as $$ begin
      if new.amount = 13 then raise exception 'thirteen is refused'; end if; return null; end $$`)
  await database.sql('create constraint trigger thirteen after insert on notes deferrable initially deferred for each row execute function refuse_13()')
})
afterAll(async () => {
  for (const { payload, pool } of Object.values(tiny)) {
    await payload.destroy()
    await Promise.race([pool.end(), new Promise((resolve) => setTimeout(resolve, 500))])
  }
  await database.drop()
})
afterEach(() => Object.values(tiny).forEach(({ afterChange }) => afterChange(null)))

const write = (adapter: Adapter, data: object) => tiny[adapter].payload.create({ collection: 'notes' as never, data: data as never })
const written = async (text: string) => (await database.sql('select amount from notes where text = $1', [text])).length
const requestOf = (adapter: Adapter): Promise<PayloadRequest> => createLocalReq({}, tiny[adapter].payload)

/** Why a promise was rejected, causes and all; “it was kept” when it was not. */
const reasonOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(() => 'it was kept', (error: Error & { cause?: Error }) => `${error.message} ${error.cause?.message ?? ''}`)

type Client = { processID: number; on: (event: 'error', listener: () => void) => void }

/** Ends the connection that carries the transaction of a write, as a failover would. */
const killConnection = (adapter: Adapter) =>
  tiny[adapter].afterChange(async ({ req }) => {
    const { sessions } = tiny[adapter].payload.db as unknown as { sessions: Record<string, { db: { session: { client: Client } } }> }
    const { client } = sessions[String(await req.transactionID)]!.db.session
    // Without a listener the stock adapter would take the whole run down; that has a test of its own.
    if (adapter === 'stock') client.on('error', () => undefined)
    await database.sql('select pg_terminate_backend($1)', [client.processID])
    await new Promise((resolve) => setTimeout(resolve, 100))
  })

/** Two writers who each rely on what the other has not written yet: whoever commits second must fail. */
async function writeSkew(adapter: Adapter, text: string): Promise<void> {
  const { payload } = tiny[adapter]
  const other = new pg.Client(database.url)
  await other.connect()
  const req = await requestOf(adapter)
  req.transactionID = (await payload.db.beginTransaction({ isolationLevel: 'serializable' } as never)) as string
  await payload.find({ collection: 'notes' as never, req, limit: 100 })
  await other.query('begin isolation level serializable; select count(*) from notes')
  await payload.create({ collection: 'notes' as never, data: { text } as never, req })
  await other.query(`insert into notes (text) values ('the other'); commit`)
  await other.end()
  await commitTransaction(req)
}

describe('a COMMIT that fails', () => {
  const failures: [string, RegExp, (adapter: Adapter, text: string) => Promise<unknown>][] = [
    ['of a deferred constraint', /thirteen is refused/, (adapter, text) => write(adapter, { text, amount: 13 })],
    ['of a lost connection', /terminat|not queryable/i, async (adapter, text) => (killConnection(adapter), write(adapter, { text }))],
    ['of a serialization failure', /could not serialize/, writeSkew],
  ]

  it.each(failures)('because %s is an error to the caller, and nothing is written', async (_case, why, fail) => {
    expect(await reasonOf(fail('hardened', 'hardened'))).toMatch(why)
    expect(await written('hardened')).toBe(0)
  })

  it.each(failures)('because %s is a success to the caller of the stock adapter', async (_case, _why, fail) => {
    await expect(fail('stock', 'stock')).resolves.not.toThrow()
    expect(await written('stock')).toBe(0)
  })
})

describe('a nested read that failed and was caught', () => {
  const catchMissing = (adapter: Adapter) =>
    tiny[adapter].afterChange(({ req }) => req.payload.findByID({ collection: 'notes' as never, id: MISSING, req }).catch(() => null))

  it('has rolled everything back, and the caller hears of it', async () => {
    catchMissing('hardened')
    await expect(write('hardened', { text: 'caught' })).rejects.toThrow('already rolled back')
    expect(await written('caught')).toBe(0)
  })

  it('passes for a success on the stock adapter', async () => {
    catchMissing('stock')
    await expect(write('stock', { text: 'caught' })).resolves.toMatchObject({ text: 'caught' })
    expect(await written('caught')).toBe(0)
  })
})

describe('what is to be done after COMMIT', () => {
  const note = async (data: object, after: () => unknown) => {
    tiny.hardened.afterChange(({ req }) => afterCommit(req, after))
    return write('hardened', data)
  }

  it('is done when others see the row', async () => {
    let seen = -1
    await note({ text: 'seen' }, async () => (seen = await written('seen')))
    expect(seen).toBe(1)
  })

  it('is not done when COMMIT fails, or after a rollback', async () => {
    let isDone = false
    expect(await reasonOf(note({ text: 'refused', amount: 13 }, () => (isDone = true)))).toMatch(/thirteen/)
    tiny.hardened.afterChange(async ({ req }) => {
      await afterCommit(req, () => (isDone = true))
      throw new Error('on second thoughts')
    })
    await expect(write('hardened', { text: 'refused' })).rejects.toThrow('on second thoughts')
    expect(isDone).toBe(false)
  })

  it('takes back nothing when it fails', async () => {
    await expect(note({ text: 'kept' }, () => Promise.reject(new Error('no')))).resolves.toMatchObject({ text: 'kept' })
    expect(await written('kept')).toBe(1)
  })

  it('is done at once without a transaction, and once for transactions within one', async () => {
    const order: string[] = []
    const req = await requestOf('hardened')
    await afterCommit(req, () => order.push('at once'))
    await inTransaction(req, async () => {
      await inTransaction(req, () => afterCommit(req, () => order.push('after both')))
      order.push('inner is over')
    })
    expect(order).toEqual(['at once', 'inner is over', 'after both'])
  })
})

describe('a transaction of an operation', () => {
  it('rolls back what it wrote, and leaves the request without one', async () => {
    const req = await requestOf('hardened')
    const work = inTransaction(req, async () => {
      await tiny.hardened.payload.create({ collection: 'notes' as never, data: { text: 'undone' } as never, req })
      throw new Error('changed its mind')
    })
    await expect(work).rejects.toThrow('changed its mind')
    expect([await written('undone'), req.transactionID]).toEqual([0, undefined])
  })

  it('leaves the request without one also when COMMIT failed: later writes would pass for part of it', async () => {
    const req = await requestOf('hardened')
    const work = inTransaction(req, () => tiny.hardened.payload.create({ collection: 'notes' as never, data: { text: 'x', amount: 13 } as never, req }))
    expect(await reasonOf(work)).toMatch(/thirteen/)
    expect(req.transactionID).toBeUndefined()
  })
})

describe('the pool', () => {
  it('gets back the client that Payload takes at its start and forgets', async () => {
    expect(tiny.hardened.pool.idleCount).toBe(tiny.hardened.pool.totalCount)
    expect(tiny.stock.pool.idleCount).toBe(tiny.stock.pool.totalCount - 1)
  })
})
