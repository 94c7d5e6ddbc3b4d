import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { mkdtemp } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { percentile } from '../bench/measure/cell.ts'
import { plansIn, scansIn } from '../bench/measure/plans.ts'
import { startLoader, type Loader } from '../bench/measure/loader.ts'
import type { LoadRequest } from '../bench/measure/types.ts'
import { OPERATIONS, type Surroundings } from '../bench/operations.ts'
import { startFloor } from '../bench/servers/floor.ts'
import { STRIPE_KEYS } from '../bench/servers/stripe.ts'
import { startStripe, type StripeSimulator } from '../sim/stripe/startStripe.ts'
import type { RunningServer } from '../bench/servers/start.ts'
import { makeData } from '../bench/setup/data.ts'
import type { BenchPostgres } from '../bench/setup/postgres.ts'
import { quoteSource } from '../bench/setup/quoteSource.ts'
import { stockOf } from '../bench/setup/stock.ts'
import { TEST_PASSWORD } from './support/factories.ts'
import { startOrderApp } from './support/orderApp.ts'

/** The benchmark's parts on a small scale: its data, its load, and a floor that keeps the product's promises. */
const SECRET = 'a secret that only the tests of this repository use'
const ORDERS = 300
let shop: Awaited<ReturnType<typeof startOrderApp>>
let floor: RunningServer
let loader: Loader
let bulk: pg.Pool
let stripe: StripeSimulator
let surroundings: Surroundings
const ports = { product: 0, floor: 0 }

beforeAll(async () => {
  stripe = await startStripe()
  const atStripe = { ...STRIPE_KEYS, STRIPE_API_URL: stripe.origin }
  Object.assign(process.env, atStripe)
  shop = await startOrderApp()
  const { app } = shop
  app.harmBooks('orders are copied without their bookings')
  // The floor is another process, which has the clock of the machine.
  app.setClock(null)
  const deadline = new Date(Date.now() + 300 * 3_600_000).toISOString()
  for (const state of ['completed', 'cancelled', 'delivered', 'draft', 'available', 'awaiting_payment'] as const) await shop.bring(state, { deadline })
  bulk = new pg.Pool({ connectionString: app.database.url, max: 1, options: '-c session_replication_role=replica' })
  const postgres = { url: app.database.url, sql: app.database.sql, bulk: async (text: string, values: unknown[] = []) => (await bulk.query(text, values)).rows } as unknown as BenchPostgres
  const data = await makeData(postgres, { orders: ORDERS, secret: SECRET })
  ports.product = Number(new URL(app.url).port)
  surroundings = { postgres, data, stock: stockOf(postgres, data.websiteId), password: TEST_PASSWORD, quotes: quoteSource(ports.product) }
  floor = await startFloor({ databaseUrl: app.database.url, secret: SECRET, folder: await mkdtemp(path.join(process.env['TEST_DIR'] ?? '', 'bench-')), poolMax: 4, stripe: atStripe })
  ports.floor = floor.port
  loader = startLoader()
})
afterAll(async () => {
  loader?.stop()
  await floor?.stop()
  await bulk?.end()
  await shop?.app.stop()
  await stripe?.stop()
  for (const name of ['STRIPE_API_URL', ...Object.keys(STRIPE_KEYS)]) delete process.env[name]
})

const operation = (name: string) => OPERATIONS.find((each) => each.name === name)!
const requestsOf = (name: string, server: 'product' | 'floor', count = 3): Promise<LoadRequest[]> => operation(name).requests(surroundings, { server, count })

async function send(server: 'product' | 'floor', { method, path: where, headers, body, text }: LoadRequest, more: Record<string, string> = {}) {
  const answer = await fetch(`http://127.0.0.1:${ports[server]}${encodeURI(where)}`, {
    method, headers: { ...headers, ...more, ...((text ?? body) !== undefined && { 'content-type': 'application/json' }) }, ...((text ?? body) !== undefined && { body: text ?? JSON.stringify(body) }),
  })
  return { status: answer.status, text: await answer.text(), get body() { return JSON.parse(this.text) } }
}

/** What a move left behind, with what differs from order to order taken out. */
async function tracesOf(id: string) {
  const { sql } = surroundings.postgres
  const part = (text: string) => sql<Record<string, unknown>>(text, [id])
  return {
    order: await part('select state, version, state_episode, writer_share_minor, writer_share_percent, work_since is not null as works, updated_at = state_since as stamped from orders where id = $1'),
    timeline: await part('select event, from_state, to_state, actor_id is not null as has_actor, actor_role, data, audience from timeline_events where document_id = $1 order by at desc limit 1'),
    outbox: await part(`select name, facts - 'actor' - 'client' - 'totalMinor' as facts from outbox_events where document_id = $1 order by occurred_at`),
    timers: await part('select transition, episode, state, due_at > now() as is_ahead from timers where document_id = $1 order by transition'),
    jobs: await part(`select name, policy, retry_limit, dead_letter, expire_seconds, heartbeat_seconds, start_after > now() as is_ahead from pgboss.job_common j
      where j.data ->> 'eventId' in (select id::text from outbox_events where document_id = $1) or j.data ->> 'timerId' in (select id::text from timers where document_id = $1) order by 1, 7`),
    books: await part(`select t.kind, t.idempotency_key = 'order:' || $1 || ':paid:1' as has_key, p.amount_minor, p.currency, p.from_balance_minor is not null as from_left, p.to_balance_minor, f.kind as "from", g.kind as "to",
        g.balance_minor, g.title, g.user_id, f.balance_minor = p.from_balance_minor as is_wallet_settled
      from ledger_transactions t join ledger_postings p on p.transaction_id = t.id join ledger_accounts f on f.id = p.from_id join ledger_accounts g on g.id = p.to_id
      where t.document_id = $1 and t.posted_at > now() - interval '1 minute'`),
    assignments: await part('select how, share_percent, ended_at from order_assignments where order_id = $1'),
  }
}

/** What begins a payment, with what differs from one to another taken out. */
async function paymentOf(id: string) {
  const [row] = await surroundings.postgres.sql<Record<string, unknown>>(`
    select purpose::text, payable_collection, gateway::text, mode::text, total_minor, wallet_minor, gateway_minor, currency, received_minor, state::text, state_episode, version,
      gateway_id = intent_id as is_intent, customer_id is not null as has_customer, next_action ->> 'type' as action, next_check_at is not null as is_watched, expires_at > now() as is_ahead,
      (select count(*)::int from idempotency_keys k where k.body #>> '{}' like '%' || p.id::text || '%') as kept,
      (select array_agg(name::text order by name) from outbox_events where document_id = p.id::text) as moves,
      (select count(*)::int from timeline_events where document_id = p.id::text) as lines
    from payments p where id = $1`, [id])
  return row
}

describe('The floor of the benchmark', () => {
  it.each(['read', 'list'])('answers %s exactly as the product does', async (name) => {
    const [request] = await requestsOf(name, 'product')
    const [ours, floors] = [await send('product', request!), await send('floor', request!)]
    expect(ours.status).toBe(200)
    expect(floors.body).toEqual(ours.body)
  })

  it('asks the same price, and promises it in a token that the product takes', async () => {
    for (const request of (await requestsOf('quote', 'product')).slice(0, 4)) {
      const [ours, floors] = [(await send('product', request)).body, (await send('floor', request)).body]
      expect({ ...floors, token: '', expiresAt: '' }).toEqual({ ...ours, token: '', expiresAt: '' })
      expect(Object.keys(floors)).toEqual(Object.keys(ours))
    }
    const [request] = await requestsOf('quote', 'floor')
    const { token } = (await send('floor', request!)).body
    const [place] = await requestsOf('place', 'product')
    expect(await send('product', { ...place!, body: { ...(place!.body as object), quote: token } })).toMatchObject({ status: 201 })
  })

  it.each(['submit', 'pay', 'claim'])('leaves after %s what the product leaves', async (name) => {
    const [forProduct, forFloor] = await requestsOf(name, 'product', 2)
    const answers = [await send('product', forProduct!, { 'idempotency-key': `p-${name}` }), await send('floor', forFloor!, { 'idempotency-key': `f-${name}` })] as const
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const [ours, floors] = answers.map(({ body }) => body.doc as { id: string }) as [{ id: string }, { id: string }]
    expect(Object.keys(floors).sort()).toEqual(Object.keys(ours).sort())
    const [traces, floorTraces] = [await tracesOf(ours.id), await tracesOf(floors.id)]
    expect(traces.timeline).toHaveLength(1)
    expect(floorTraces).toEqual(traces)
  })

  it('begins a payment as the product does', async () => {
    const [forProduct, forFloor] = await requestsOf('start', 'product', 2)
    const answers = [await send('product', forProduct!, { 'idempotency-key': 'p-start' }), await send('floor', forFloor!, { 'idempotency-key': 'f-start' })] as const
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    const [ours, floors] = await Promise.all(answers.map(({ body }) => paymentOf(body.doc.id)))
    expect(ours).toMatchObject({ state: 'requires_action', kept: 1, moves: ['payment.ask', 'payment.created'] })
    expect(floors).toEqual(ours)
  })

  it('keeps a webhook as the product does, once', async () => {
    const [forProduct, forFloor] = await requestsOf('webhook', 'product', 2)
    for (const [server, request] of [['product', forProduct!], ['floor', forFloor!]] as const) {
      for (let times = 0; times < 2; times += 1) expect(await send(server, request)).toMatchObject({ status: 200, body: { received: true } })
      expect((await send(server, { ...request, text: `${request.text} ` })).status).toBeGreaterThanOrEqual(400)
    }
    const events = await surroundings.postgres.sql<Record<string, unknown>>(`
      select e.type, e.object_kind::text, e.payable_collection, e.payable_id = e.metadata ->> 'payment' as is_linked, e.state::text, e.tries, e.account, e.body -> 'data' -> 'object' -> 'amount' as amount,
        (select count(*) from pgboss.job_common j where j.name = 'process-gateway-event' and j.data ->> 'id' = e.id::text) as jobs
      from gateway_events e order by e.received_at`)
    expect(events).toHaveLength(2)
    expect(events[0]).toMatchObject({ state: 'received', is_linked: true })
    expect(events[1]).toEqual(events[0])
  })

  it('places an order as the product does', async () => {
    const [request] = await requestsOf('place', 'product')
    const [ours, floors] = [(await send('product', request!, { 'idempotency-key': 'p-place' })).body.doc, (await send('floor', request!, { 'idempotency-key': 'f-place' })).body.doc]
    const apart = { id: '', number: '', createdAt: '', updatedAt: '', stateSince: '' }
    expect({ ...floors, ...apart }).toEqual({ ...ours, ...apart })
    expect(await tracesOf(floors.id)).toEqual(await tracesOf(ours.id))
    expect((await send('product', { method: 'GET', path: `/api/orders/${floors.id}`, headers: request!.headers, expect: 200 })).body).toEqual(floors)
  })

  it('does a thing once for each Idempotency-Key, and refuses what the product refuses', async () => {
    const [pay] = await requestsOf('pay', 'floor', 1)
    const once = { 'idempotency-key': 'once' }
    const [first, again] = [await send('floor', pay!, once), await send('floor', pay!, once)]
    expect(again.text).toBe(first.text)
    const other = { ...pay!, path: pay!.path.replace(/[0-9a-f]{12}\/pay/, '000000000000/pay') }
    expect(await send('floor', other, once)).toMatchObject({ status: 422 })
    expect(await send('floor', pay!, { 'idempotency-key': 'another' })).toMatchObject({ status: 409 })
    expect(await send('floor', pay!, { authorization: 'JWT a.b.c' })).toMatchObject({ status: 401 })
    const [mine, theirs] = await requestsOf('read', 'floor')
    expect(await send('floor', { ...mine!, headers: theirs!.headers })).toMatchObject({ status: 404 })
  })

  it('lets a login in that the product knows, and out at once when its session is gone', async () => {
    const [request] = await requestsOf('login', 'floor')
    const [read] = await requestsOf('read', 'floor')
    const { token } = (await send('floor', request!)).body
    const asLoggedIn = { ...read!, headers: { ...read!.headers, authorization: `JWT ${token}` } }
    expect((await send('product', asLoggedIn)).status).toBe((await send('floor', asLoggedIn)).status)
    await surroundings.postgres.sql('delete from users_sessions where id = $1', [JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString()).sid])
    expect(await send('floor', asLoggedIn)).toMatchObject({ status: 401 })
    expect(await send('floor', { ...request!, body: { ...(request!.body as object), password: 'not the password' } })).toMatchObject({ status: 401 })
  })
})

describe('The measurement', () => {
  it('sends each operation to product and floor without an error', async () => {
    for (const { name, uses, requests } of OPERATIONS.filter((each) => each.name !== 'login')) {
      for (const server of ['product', 'floor'] as const) {
        const all = await requests(surroundings, { server, count: 6 })
        const { errors, firstError, latenciesMs } = await loader.load({ port: ports[server], concurrency: 3, seconds: 30, count: 6, requests: all, isOnce: uses !== undefined })
        expect({ name, server, errors, firstError, sent: latenciesMs.length }).toEqual({ name, server, errors: 0, firstError: null, sent: 6 })
      }
    }
  })

  it('counts every answer that is not a success', async () => {
    const [request] = await requestsOf('read', 'product')
    const wrong = { ...request!, path: '/api/orders/00000000-0000-7000-8000-000000000000' }
    const result = await loader.load({ port: ports.product, concurrency: 2, seconds: 30, count: 4, requests: [wrong] })
    expect(result).toMatchObject({ errors: 4, sent: 4 })
    expect(result.firstError).toMatch(/^404: /)
  })

  it('takes percentiles by nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => index + 1)
    expect([0.5, 0.95, 0.99, 1].map((share) => percentile(hundred, share))).toEqual([50, 95, 99, 100])
    expect(percentile([7], 0.99)).toBe(7)
  })

  it('finds the scan of a big table in a log of plans', () => {
    const scan = { 'Node Type': 'Hash Join', Plans: [{ 'Node Type': 'Seq Scan', 'Relation Name': 'orders' }, { 'Node Type': 'Seq Scan', 'Relation Name': 'services' }] }
    const entry = (query: string, plan: object) => JSON.stringify({ 'Query Text': query, Plan: plan }, null, 2).replace(/^/gm, '\t')
    const log = [
      '2026-03-02 09:00:00 UTC [7] LOG:  checkpoint starting: time',
      '2026-03-02 09:00:01 UTC [8] LOG:  duration: 0.2 ms  plan:', entry('select\n 1', { 'Node Type': 'Result' }),
      '2026-03-02 09:00:01 UTC [8] LOG:  duration: 9.2 ms  plan:', entry('select from orders', scan),
      '2026-03-02 09:00:01 UTC [8] CONTEXT:  SQL function "of_orders"', '\tstatement 1', '',
    ].join('\n')
    const plans = plansIn(log)
    expect(plans).toHaveLength(2)
    expect(plans.flatMap((plan) => scansIn(plan, new Map([['orders', 9_000]])))).toEqual([{ table: 'orders', rows: 9_000, query: 'select from orders' }])
  })
})
