import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { v7 as uuid } from 'uuid'
import type { Answer } from './support/call.ts'
import { startGatewayApp, type GatewayApp } from './support/gatewayApp.ts'
import { PRICE } from './support/orderApp.ts'
import { NOW } from './support/pricedApp.ts'

/** The table of tests/stripe/idempotency, asked of our own endpoints that move money at a gateway. */
let g: GatewayApp
let order: string

beforeAll(async () => {
  g = await startGatewayApp()
})
afterAll(async () => g.stop())

type Headers = Record<string, string>
const keyed = (key: string = uuid()): Headers => ({ 'idempotency-key': key })
const isReplay = ({ headers }: Answer): boolean => headers.get('idempotent-replayed') === 'true'
const said = ({ status, body }: Answer) => [status, body]
const begin = (headers: Headers, more: object = {}, payable = order) => g.begin('client', payable, { mode: 'card', ...more }, headers)
const refund = (headers: Headers, more: object = {}) => g.t.as('client', 'POST', '/api/refunds', { payable: { collection: 'orders', id: order }, reason: 'Not needed.', ...more }, headers)
const topUp = (headers: Headers, more: object = {}) => g.t.as('client', 'POST', '/api/wallets/top-ups', { amountMinor: 2_500, currency: 'USD', gateway: 'manual', ...more }, headers)

/** How many documents of ours, and objects at the gateway, the work made. */
async function made(work: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await counts()
  await work()
  const after = await counts()
  return Object.fromEntries(Object.keys(after).map((name) => [name, after[name]! - before[name]!]).filter(([, count]) => count !== 0))
}
async function counts(): Promise<Record<string, number>> {
  const { store } = g.stripe.world
  const atGateway = (kind: string) => store.accounts().reduce((sum, account) => sum + store.all(account, kind).length, 0)
  const [rows] = await g.t.app.database.sql<Record<string, string>>(
    'select (select count(*) from payments) as payments, (select count(*) from refunds) as refunds, (select count(*) from top_ups) as topups')
  return { ...Object.fromEntries(Object.entries(rows!).map(([name, count]) => [name, Number(count)])), intents: atGateway('payment_intent'), charges: atGateway('charge') }
}

/** A saved card that pays, or one that is declined each time. */
async function savedCard(card = 'pm_card_visa'): Promise<string> {
  const { id } = await g.waiting()
  const begun = await g.payment(id, { mode: 'card', saveMethod: true })
  await g.confirmCard(begun.nextAction!.clientSecret)
  await g.sync(begun.id)
  const [method] = await g.t.app.database.sql<{ id: string; customer: string }>('select id, customer_id as customer from payment_methods order by created_at desc limit 1')
  if (card === 'pm_card_visa') return method!.id
  const attached = await fetch(`${g.stripe.origin}/v1/payment_methods/${card}/attach`, { method: 'POST', headers: { authorization: 'Bearer sk_test_inkwell' }, body: new URLSearchParams({ customer: method!.customer }) })
  await g.t.app.database.sql('update payment_methods set gateway_id = $2 where id = $1', [method!.id, ((await attached.json()) as { id: string }).id])
  return method!.id
}

describe('a payment under the same key', () => {
  beforeAll(async () => {
    order = (await g.waiting()).id
  })

  it('with the same request answers the same, says that it is a replay, and begins one payment', async () => {
    const key = keyed()
    expect(await made(async () => {
      const [first, second] = [await begin(key), await begin(key)]
      expect(said(second)).toEqual(said(first))
      expect([isReplay(first), isReplay(second)]).toEqual([false, true])
    })).toEqual({ payments: 1, intents: 1 })
  })

  it('does not mind the order of the fields', async () => {
    const key = keyed()
    const send = (body: object) => g.t.as('client', 'POST', '/api/payments', body, key)
    const payable = { collection: 'orders', id: order }
    const [first, second] = [await send({ payable, gateway: 'stripe', mode: 'card' }), await send({ mode: 'card', gateway: 'stripe', payable })]
    expect([said(second), isReplay(second)]).toEqual([said(first), true])
  })

  it.each<[string, (key: Headers) => Promise<Answer>]>([
    ['another mode', (key) => begin(key, { mode: 'checkout' })],
    ['one field more', (key) => begin(key, { saveMethod: true })],
    ['one field fewer', (key) => begin(key, { mode: undefined })],
    ['another payable', (key) => begin(key, {}, uuid())],
    ['another endpoint', (key) => refund(key)],
    ['another gateway', (key) => begin(key, { mode: undefined, gateway: 'manual' })],
  ])('with %s is refused, changes nothing, and the first answer stays', async (_case, send) => {
    const key = keyed()
    const first = await begin(key)
    expect(await made(async () => expect(await send(key)).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } }))).toEqual({})
    expect(said(await begin(key))).toEqual(said(first))
  })

  it.each<[string, (key: Headers) => Promise<Answer>]>([
    ['a field that is not known', (key) => begin(key, { amuont: 1 })],
    ['a mode that is none', (key) => begin(key, { mode: 'telepathy' })],
    ['no fields', (key) => g.t.as('client', 'POST', '/api/payments', {}, key)],
  ])('with %s is bad input, which is not kept: put right, it is done', async (_case, send) => {
    const key = keyed()
    expect(await made(async () => expect(await send(key)).toMatchObject({ status: 400, body: { code: 'invalid_input' } }))).toEqual({})
    expect([(await begin(key)).status, isReplay(await begin(key))]).toEqual([201, true])
  })

  it('keeps a refusal that came of the work itself', async () => {
    const key = keyed()
    await g.keepInWallet(g.t.ids.client, 0)
    const first = await g.begin('client', order, { gateway: null, useWallet: true }, key)
    await g.keepInWallet(g.t.ids.client, PRICE)
    const second = await g.begin('client', order, { gateway: null, useWallet: true }, key)
    await g.keepInWallet(g.t.ids.client, 0)
    expect(first).toMatchObject({ status: 402, body: { code: 'insufficient_funds' } })
    expect([second.status, second.body.code, isReplay(second)]).toEqual([402, 'insufficient_funds', true])
  })

  it('keeps the answer of a declined card', async () => {
    const method = await savedCard('pm_card_chargeCustomerFail')
    const key = keyed()
    expect(await made(async () => {
      const [first, second] = [await g.begin('client', order, { method }, key), await g.begin('client', order, { method }, key)]
      expect(first.body.doc).toMatchObject({ state: 'failed', declineCode: expect.any(String) })
      expect(said(second)).toEqual(said(first))
    })).toMatchObject({ payments: 1, intents: 1 })
  })

  it.each(['request_lost', 'reset', 'reply_lost', 'error_after_effect', 'conflict', 'lock_timeout', 'rate_limit'])('goes on where the first request stopped after %s', async (kind) => {
    const key = keyed()
    expect(await made(async () => {
      await g.control('POST', 'faults', { kind, path: '/v1/payment_intents', method: 'POST', times: 3 })
      const first = await begin(key)
      await g.control('DELETE', 'faults')
      if (first.status !== 201) expect([first.status, first.body.code]).toEqual([503, 'gateway_unreachable'])
      expect(await begin(key)).toMatchObject({ status: 201, body: { doc: { state: 'requires_action' } } })
    })).toEqual({ payments: 1, intents: 1 })
  })

  it('of somebody else, or on another website, is another request', async () => {
    const key = keyed()
    await begin(key)
    expect((await g.begin('client2', order, { mode: 'card' }, key)).body.code).toBe('not_found')
    expect((await g.begin('stranger-client', order, { mode: 'card' }, key)).body.code).toBe('not_found')
  })

  it('used fifty times at once begins one payment; each answer is the first or a request to wait', async () => {
    const key = keyed()
    expect(await made(async () => {
      const answers = await Promise.all(Array.from({ length: 50 }, () => begin(key)))
      const done = answers.filter(({ status }) => status === 201)
      expect(new Set(done.map(({ body }) => body.doc.id)).size).toBe(1)
      for (const { status, body } of answers.filter((each) => each.status !== 201)) expect([[409, 'idempotency_in_progress'], [503, 'overloaded']]).toContainEqual([status, body.code])
    })).toEqual({ payments: 1, intents: 1 })
  })

  it.each([[0, 400], [255, 201], [256, 400]])('of %d characters is answered %d', async (length, status) => {
    expect((await begin(keyed('k'.repeat(length)))).status).toBe(status)
  })

  it('is kept for 24 hours, and is new afterwards', async () => {
    const key = keyed()
    const first = await begin(key)
    g.t.app.setClock(() => new Date(NOW.getTime() + 86_400_000 - 1_000))
    expect(isReplay(await begin(key))).toBe(true)
    g.t.app.setClock(() => new Date(NOW.getTime() + 86_400_000 + 1_000))
    const later = await begin(key)
    g.t.app.setClock(() => NOW)
    expect([isReplay(later), later.body.doc?.id === first.body.doc.id]).toEqual([false, false])
  })

  it('says nothing to a request that only reads', async () => {
    const key = keyed()
    const read = (path: string) => g.t.as('client', 'GET', path, undefined, key)
    expect([(await read('/api/payments')).status, (await read('/api/orders')).status]).toEqual([200, 200])
  })

  it('left out begins a second payment, which ends the first', async () => {
    expect(await made(async () => {
      await begin({})
      await begin({})
    })).toMatchObject({ payments: 2 })
  })

  it('charges a saved card once', async () => {
    const method = await savedCard()
    const key = keyed()
    expect(await made(async () => {
      const [first, second] = [await g.begin('client', order, { method }, key), await g.begin('client', order, { method }, key)]
      expect([first.body.doc.state, said(second)]).toEqual(['succeeded', said(first)])
    })).toEqual({ payments: 1, intents: 1, charges: 1 })
  })
})

describe('what follows a payment', () => {
  it('asks for one refund under a key', async () => {
    const key = keyed()
    expect(await made(async () => {
      const [first, second] = [await refund(key, { amountMinor: 1_000 }), await refund(key, { amountMinor: 1_000 })]
      expect([first.status, isReplay(second), said(second)]).toEqual([201, true, said(first)])
      expect((await refund(key, { amountMinor: 1_001 })).body.code).toBe('idempotency_key_reused')
    })).toEqual({ refunds: 1 })
  })

  it('tries again once under a key', async () => {
    const { id } = await g.waiting()
    const begun = await g.payment(id, { mode: 'card' })
    await g.t.ok(g.t.as('client', 'POST', `/api/payments/${begun.id}/cancel`, {}))
    const key = keyed()
    const retry = () => g.t.as('client', 'POST', `/api/payments/${begun.id}/retry`, {}, key)
    expect(await made(async () => {
      const [first, second] = [await retry(), await retry()]
      expect([first.status, isReplay(second), said(second)]).toEqual([201, true, said(first)])
    })).toEqual({ payments: 1, intents: 1 })
  })

  it('fills a wallet once under a key', async () => {
    const key = keyed()
    expect(await made(async () => {
      const [first, second] = [await topUp(key), await topUp(key)]
      expect([first.status, isReplay(second), said(second)]).toEqual([201, true, said(first)])
      expect((await topUp(key, { amountMinor: 2_501 })).body.code).toBe('idempotency_key_reused')
    })).toEqual({ topups: 1 })
  })
})
