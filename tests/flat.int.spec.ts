import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { postgresAdapter, type PostgresAdapter } from '@payloadcms/db-postgres'
import type { SanitizedCollectionConfig, Where } from 'payload'
import { v7 as uuid } from 'uuid'
import { flatTable } from '../src/lib/db/flat/flatTable.ts'
import { cloneOrder } from './support/cloneOrder.ts'
import { startOrderApp, type OrderApp } from './support/orderApp.ts'

const RUNS = Number(process.env['FC_RUNS'] ?? 300)

type Name = 'find' | 'findOne' | 'count'
type Asked = { collection: string; where: Where; sort?: string | string[]; limit: number; page: number; pagination?: boolean; joins: false }
type Read = (this: unknown, args: Asked) => Promise<unknown>

describe('Reading a collection whose documents lie in one row', () => {
  let orders: OrderApp
  let adapter: PostgresAdapter
  let flat: string[]
  let payloads: Record<Name, Read>
  beforeAll(async () => {
    orders = await startOrderApp()
    for (const state of ['in_progress', 'delivered', 'on_hold', 'draft', 'completed', 'awaiting_payment'] as const) await orders.bring(state)
    adapter = orders.app.payload.db as unknown as PostgresAdapter
    payloads = postgresAdapter({ pool: {} }).init({ payload: orders.app.payload }) as never
    flat = Object.keys(orders.app.payload.collections).filter((slug) => flatTable(adapter, slug))
  })
  afterAll(() => orders.app.stop())

  const asked = <T>(work: () => Promise<T>): Promise<T> => orders.app.asSystem(work)
  const config = (slug: string): SanitizedCollectionConfig => orders.app.payload.collections[slug as never]!['config' as never]
  /** What is answered, or that it is refused. Payload adds to the list of fields that it sorts by, so each gets its own. */
  const answers = (name: Name, args: Asked) => asked(async () => {
    const [ours] = await Promise.allSettled([(adapter as unknown as Record<Name, Read>)[name].call(adapter, structuredClone(args))])
    const [theirs] = await Promise.allSettled([payloads[name].call(adapter, structuredClone(args))])
    return [ours!, theirs!].map((result) => (result.status === 'fulfilled' ? result.value : 'refused'))
  })

  it('is known of the collections that hot operations read', () => {
    expect(flat).toEqual(expect.arrayContaining(['orders', 'order-assignments', 'deliverables', 'timeline-events', 'ledger-accounts', 'ledger-postings', 'top-ups', 'earnings']))
    expect(flat).not.toEqual(expect.arrayContaining(['users']))
    expect(flat).not.toEqual(expect.arrayContaining(['price-tables']))
  })

  it('answers as Payload does, whatever is asked for', async () => {
    const samples = new Map<string, [field: string, values: unknown[]][]>()
    for (const slug of flat) {
      const { docs } = (await answers('find', { collection: slug, where: {}, limit: 20, page: 1, joins: false }))[1] as { docs: Record<string, unknown>[] }
      const fields = ['id', ...config(slug).flattenedFields.filter(({ type }) => type !== 'json' && type !== 'join').map(({ name }) => name)]
      const known = fields.map((name): [string, unknown[]] => [name, docs.map((doc) => doc[name]).filter((value) => value !== undefined)])
      if (docs.length > 0) samples.set(slug, known.filter(([, values]) => values.length > 0))
    }
    expect(samples.size).toBeGreaterThan(8)
    const strange = [null, 'null', '', 'no such', '%', uuid(), 0, 1.5, true, 'true', [], {}, '2026-03-02T09:00:00.000Z']
    const question = fc.constantFrom(...samples.keys()).chain((collection) => {
      const leaf = fc.constantFrom(...samples.get(collection)!).chain(([field, values]) => {
        const value = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: fc.constantFrom(...strange) })
        return fc.oneof(
          { weight: 4, arbitrary: value.map((given) => ({ [field]: { equals: given } })) },
          { weight: 4, arbitrary: fc.array(value, { maxLength: 3 }).map((list) => ({ [field]: { in: list } })) },
          value.map((given) => ({ [field]: { not_equals: given } })),
          fc.boolean().map((is) => ({ [field]: { exists: is } })),
        )
      })
      const { where } = fc.letrec<{ where: Where }>((tie) => ({
        where: fc.oneof({ maxDepth: 2 }, leaf as fc.Arbitrary<Where>, fc.array(tie('where'), { maxLength: 3 }).map((and) => ({ and })), fc.array(tie('where'), { maxLength: 3 }).map((or) => ({ or })), fc.constant({})),
      }))
      const key = fc.constantFrom(...samples.get(collection)!.flatMap(([name]) => [name, `-${name}`]))
      return fc.record({
        collection: fc.constant(collection), where, joins: fc.constant(false as const),
        // Rows that tie come in any order, from Payload as well, unless the last key tells them apart.
        sort: fc.array(key, { maxLength: 2 }).map((keys) => [...keys, 'id']),
        limit: fc.integer({ min: 1, max: 12 }), page: fc.integer({ min: 1, max: 3 }), pagination: fc.constantFrom(undefined, true, false),
      })
    })
    const found: number[] = []
    await fc.assert(fc.asyncProperty(question, fc.constantFrom<Name>('find', 'count', 'findOne'), async (args, name) => {
      const ids = samples.get(args.collection)!.find(([field]) => field === 'id')![1]
      const one = { id: { equals: ids[args.limit % ids.length] } }
      const [ours, theirs] = await answers(name, name === 'findOne' ? { ...args, where: args.page === 1 ? one : { and: [args.where, one] } } : args)
      found.push(((ours as { docs?: unknown[] } | null)?.docs ?? []).length)
      expect(ours).toEqual(theirs)
      expect(JSON.stringify(ours)).toBe(JSON.stringify(theirs))
    }), { numRuns: RUNS })
    expect(found.filter((count) => count > 0).length).toBeGreaterThan(RUNS / 10)
  })

  it('shows an order over REST letter for letter as Payload reads it', async () => {
    const [{ id }] = (await orders.app.database.sql<{ id: string }>(`select id from orders where state = 'completed'`)) as [{ id: string }]
    for (let copies = 0; copies < 3; copies += 1) await cloneOrder(orders.app.database, id)
    const plain = adapter as unknown as Record<Name, Read>
    const { find, findOne, count } = plain
    for (const who of ['client', 'writer', 'editor', 'support', 'admin', 'superadmin', 'client2', 'writer2', null] as const) {
      for (const path of ['/api/orders?limit=3&sort=number', '/api/orders?where[state][equals]=delivered', '/api/orders?limit=2&page=2&sort=-number', `/api/orders/${id}`, `/api/orders/count`]) {
        const ours = await orders.as(who, 'GET', path)
        Object.assign(plain, { find: payloads.find, findOne: payloads.findOne, count: payloads.count })
        const payloadsOwn = await orders.as(who, 'GET', path)
        Object.assign(plain, { find, findOne, count })
        const { requestId: _a, ...told } = ours.body
        const { requestId: _b, ...expected } = payloadsOwn.body
        expect([path, ours.status, JSON.stringify(told)]).toEqual([path, payloadsOwn.status, JSON.stringify(expected)])
      }
    }
  })

  it('writes an order as Payload does', async () => {
    const ids = await orders.app.database.sql<{ id: string }>('select id from orders')
    type Write = (this: unknown, args: object) => Promise<Record<string, unknown> | null>
    const [ours, theirs] = [adapter, payloads].map((each) => (each as unknown as { updateOne: Write }).updateOne) as [Write, Write]
    const patches = [
      (doc: object) => ({ ...doc }),
      () => ({ title: 'Ink and “paper”', brief: { topic: ['a', { b: null }] }, lines: [], heldBy: null, updatedAt: '2026-03-03T00:00:00.000Z' }),
      () => ({ deadline: '2026-03-09T08:00:00+02:00', units: 4, needsReview: false, updatedAt: '2026-03-03T00:00:00.000Z' }),
      () => ({ title: 'Without a new moment', updatedAt: null, clientName: 'no column', unknown: 1 }),
      () => ({ title: 'Nothing is told', quoteInputs: 'a text', updatedAt: null }),
    ]
    for (const { id } of ids) {
      for (const patch of patches) {
        const [first, second] = await asked(async () => {
          const doc = (await payloads.findOne.call(adapter, { collection: 'orders', where: { id: { equals: id } }, limit: 1, page: 1, joins: false })) as object
          const write = async (by: Write) => {
            const answer = await by.call(adapter, { collection: 'orders', id, data: structuredClone(patch(doc)) })
            const [row] = await orders.app.database.sql('select * from orders where id = $1', [id])
            await theirs.call(adapter, { collection: 'orders', id, data: structuredClone(doc) })
            return { answer, row }
          }
          return [await write(ours), await write(theirs)]
        })
        expect(first).toEqual(second)
        expect(JSON.stringify(first!.answer)).toBe(JSON.stringify(second!.answer))
      }
    }
  })
})
