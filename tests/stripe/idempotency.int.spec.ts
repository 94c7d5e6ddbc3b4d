import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { askByHand, type Ask, type Said } from './askByHand.ts'
import { startConforming, type Conforming } from './conforming.ts'

let sim: Conforming
let keys = 0

beforeAll(async () => {
  sim = await startConforming()
})
afterAll(async () => {
  await sim.simulator.stop()
})

const newKey = (): string => `key-${++keys}`
const CHARGE = { amount: '2000', currency: 'usd', payment_method: 'pm_card_visa', confirm: 'true' }
const DECLINED = { ...CHARGE, payment_method: 'pm_card_visa_chargeDeclined' }

const ask = (asked: Ask): Promise<Said> => askByHand(sim.simulator.origin, { body: CHARGE, ...asked })

const charges = async (as = 'sk_test_simulator'): Promise<number> => {
  const lines = sim.simulator.world.journal.lines()
  const platform = (await ask({ method: 'GET', path: '/v1/account', body: {}, as })).body.id
  return lines.filter((line) => line.kind === 'movement' && line.type === 'charge' && line.account === platform).length
}

/** Asks one after the other, and says how many charges that made. */
async function chargedBy(...asks: Ask[]): Promise<{ said: Said[]; charged: number }> {
  const before = await charges()
  const said: Said[] = []
  for (const one of asks) said.push(await ask(one))
  return { said, charged: (await charges()) - before }
}

describe('the same key', () => {
  it('with the same parameters gives the same status and body and charges once', async () => {
    const key = newKey()
    const { said: [first, second], charged } = await chargedBy({ key }, { key })
    expect(second).toMatchObject({ status: 200, body: first!.body, replayed: true })
    expect(first!.replayed).toBe(false)
    expect(charged).toBe(1)
  })

  it('gives each request an id of its own', async () => {
    const key = newKey()
    const { said: [first, second] } = await chargedBy({ key }, { key })
    expect(second!.requestId).not.toBe(first!.requestId)
  })

  it('does not mind the order of the parameters', async () => {
    const key = newKey()
    const { said: [, second], charged } = await chargedBy({ key }, { key, body: Object.fromEntries(Object.entries(CHARGE).reverse()) })
    expect(second).toMatchObject({ status: 200, replayed: true })
    expect(charged).toBe(1)
  })

  it.each<[string, Record<string, string>]>([
    ['another amount', { ...CHARGE, amount: '2001' }],
    ['one parameter more', { ...CHARGE, description: 'x' }],
    ['one parameter fewer', { amount: '2000', currency: 'usd', payment_method: 'pm_card_visa' }],
    ['another expand', { ...CHARGE, 'expand[0]': 'customer' }],
    ['parameters that are invalid', { amount: 'x' }],
    ['no parameters', {}],
  ])('with %s is refused by 400 idempotency_error', async (_case, body) => {
    const key = newKey()
    const { said: [, second], charged } = await chargedBy({ key }, { key, body })
    expect(second).toMatchObject({ status: 400, replayed: false, body: { error: { type: 'idempotency_error', message: expect.stringContaining('same parameters') as unknown } } })
    expect(charged).toBe(1)
  })

  it('at another address is refused by 400 idempotency_error', async () => {
    const key = newKey()
    const { said: [, second] } = await chargedBy({ key }, { key, path: '/v1/customers', body: {} })
    expect(second).toMatchObject({ status: 400, body: { error: { type: 'idempotency_error', message: expect.stringContaining('same endpoint') as unknown } } })
  })

  it('still gives the first answer after a mismatch', async () => {
    const key = newKey()
    const { said: [first, , third] } = await chargedBy({ key }, { key, body: { ...CHARGE, amount: '9' } }, { key })
    expect(third).toMatchObject({ status: 200, body: first!.body, replayed: true })
  })

  it('keeps the answer of a declined card', async () => {
    const key = newKey()
    const { said: [first, second] } = await chargedBy({ key, body: DECLINED }, { key, body: DECLINED })
    expect(second).toMatchObject({ status: 402, body: first!.body, replayed: true })
  })

  it('keeps a refusal that came of the work itself', async () => {
    const key = newKey()
    const body = { payment_intent: 'pi_nothing' }
    const { said: [first, second] } = await chargedBy({ key, path: '/v1/refunds', body }, { key, path: '/v1/refunds', body })
    expect(first).toMatchObject({ status: 400, body: { error: { code: 'resource_missing' } } })
    expect(second).toMatchObject({ status: 400, body: first!.body, replayed: true })
  })

  it('keeps a 500, though the charge stands', async () => {
    await sim.control('faults', { kind: 'error_after_effect', method: 'POST', path: '/v1/payment_intents' })
    const key = newKey()
    const { said: [first, second], charged } = await chargedBy({ key }, { key })
    expect(first).toMatchObject({ status: 500, body: { error: { type: 'api_error' } } })
    expect(second).toMatchObject({ status: 500, body: first!.body, replayed: true })
    expect(charged).toBe(1)
  })

  it('gives the answer that the wire lost', async () => {
    await sim.control('faults', { kind: 'reply_lost', method: 'POST', path: '/v1/payment_intents' })
    const key = newKey()
    const before = await charges()
    await expect(ask({ key })).rejects.toThrow()
    expect(await ask({ key })).toMatchObject({ status: 200, replayed: true, body: { status: 'succeeded' } })
    expect((await charges()) - before).toBe(1)
  })

  it.each([['request_lost'], ['reset']])('executes for the first time after %s', async (kind) => {
    await sim.control('faults', { kind, method: 'POST', path: '/v1/payment_intents' })
    const key = newKey()
    const before = await charges()
    await expect(ask({ key })).rejects.toThrow()
    expect(await charges()).toBe(before)
    expect(await ask({ key })).toMatchObject({ status: 200, replayed: false })
  })
})

describe('a refusal before the work begins is not kept', () => {
  it.each<[string, Record<string, string>, string]>([
    ['an unknown parameter', { ...CHARGE, amout: '1' }, 'parameter_unknown'],
    ['a missing parameter', { currency: 'usd' }, 'parameter_missing'],
    ['a number that is none', { ...CHARGE, amount: 'many' }, 'parameter_invalid_integer'],
  ])('%s', async (_case, body, code) => {
    const key = newKey()
    const { said: [first, second] } = await chargedBy({ key, body }, { key })
    expect(first).toMatchObject({ status: 400, body: { error: { code } } })
    expect(second).toMatchObject({ status: 200, replayed: false })
  })

  it.each([['rate_limit', 429], ['lock_timeout', 429], ['conflict', 409]])('%s', async (kind, status) => {
    await sim.control('faults', { kind, method: 'POST', path: '/v1/payment_intents' })
    const key = newKey()
    const { said: [first, second], charged } = await chargedBy({ key }, { key })
    expect(first!.status).toBe(status)
    expect(second).toMatchObject({ status: 200, replayed: false })
    expect(charged).toBe(1)
  })

  it.each<[string, Ask, number]>([
    ['a secret key that is none', { as: 'nobody' }, 401],
    ['another version of the API', { version: '2020-08-27' }, 400],
  ])('%s', async (_case, wrong, status) => {
    const key = newKey()
    const { said: [first, second] } = await chargedBy({ key, ...wrong }, { key })
    expect(first!.status).toBe(status)
    expect(second).toMatchObject({ status: 200, replayed: false })
  })
})

describe('a key', () => {
  it('that is being worked on is refused by 409, and answers afterwards', async () => {
    await sim.control('faults', { kind: 'stall', method: 'POST', path: '/v1/payment_intents', ms: 300 })
    const key = newKey()
    const before = await charges()
    const slow = ask({ key })
    await new Promise((resolve) => setTimeout(resolve, 100))
    const meanwhile = await ask({ key })
    const other = await ask({ key, body: { ...CHARGE, amount: '7000' } })
    expect(meanwhile).toMatchObject({ status: 409, body: { error: { type: 'idempotency_error', code: 'idempotency_key_in_use' } } })
    expect(other).toMatchObject({ status: 400, body: { error: { type: 'idempotency_error' } } })
    const first = await slow
    expect(first).toMatchObject({ status: 200, replayed: false })
    expect(await ask({ key })).toMatchObject({ status: 200, body: first.body, replayed: true })
    expect((await charges()) - before).toBe(1)
  })

  it('used a hundred times at once charges once', async () => {
    const key = newKey()
    const before = await charges()
    const said = await Promise.all(Array.from({ length: 100 }, () => ask({ key })))
    expect(new Set(said.map(({ body }) => body.id)).size).toBe(1)
    expect(said.filter(({ replayed }) => !replayed)).toHaveLength(1)
    expect((await charges()) - before).toBe(1)
  })

  it.each([[255, 200], [256, 400]])('of %d characters is answered %d', async (length, status) => {
    expect((await ask({ key: newKey().padEnd(length, 'x') })).status).toBe(status)
  })

  it('counts for one account only', async () => {
    const key = newKey()
    const [mine, theirs] = [await ask({ key }), await ask({ key, as: 'sk_test_another' })]
    expect(theirs).toMatchObject({ status: 200, replayed: false })
    expect(theirs.body.id).not.toBe(mine.body.id)
  })

  it('counts for a connected account by itself', async () => {
    const { id } = (await ask({ path: '/v1/accounts', body: { type: 'express' } })).body
    const key = newKey()
    const [mine, theirs] = [await ask({ key }), await ask({ key, account: id as string })]
    expect(theirs).toMatchObject({ status: 200, replayed: false })
    expect(theirs.body.id).not.toBe(mine.body.id)
  })

  it('left out makes a second charge', async () => {
    const { charged } = await chargedBy({}, {})
    expect(charged).toBe(2)
  })

  it('says nothing to GET', async () => {
    const key = newKey()
    const path = '/v1/customers'
    await ask({ path, body: { email: 'a@example.com' } })
    const first = await ask({ method: 'GET', path, key, body: { limit: '1' } })
    await ask({ path, body: { email: 'b@example.com' } })
    const second = await ask({ method: 'GET', path, key, body: { limit: '2' } })
    expect(second).toMatchObject({ status: 200, replayed: false })
    expect(second.body.data[0].id).not.toBe(first.body.data[0].id)
  })

  it('says nothing to DELETE', async () => {
    const key = newKey()
    const { id } = (await ask({ path: '/v1/customers', body: {} })).body
    const [first, second] = [await ask({ method: 'DELETE', path: `/v1/customers/${id}`, key, body: {} }), await ask({ method: 'DELETE', path: `/v1/customers/${id}`, key, body: {} })]
    expect([first.status, second.status]).toEqual([200, 404])
  })

  // The last one: it sets the clock forward.
  it('is kept for 24 hours, and is new afterwards', async () => {
    const key = newKey()
    const first = await ask({ key })
    await sim.control('clock', { seconds: 24 * 3_600 - 60 })
    expect(await ask({ key })).toMatchObject({ replayed: true, body: { id: first.body.id as string } })
    await sim.control('clock', { seconds: 61 })
    const later = await ask({ key, body: { ...CHARGE, amount: '3000' } })
    expect(later).toMatchObject({ status: 200, replayed: false })
  })
})

it('every request and answer fits the types of the SDK', () => {
  const { faults, exchanges } = sim.conformance()
  expect(faults).toEqual([])
  expect(exchanges).toBeGreaterThan(100)
})
