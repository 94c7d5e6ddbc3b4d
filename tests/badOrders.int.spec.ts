import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { BRIEF, PRICE, startOrderApp, type OrderApp, type Who } from './support/orderApp.ts'
import { NOW } from './support/pricedApp.ts'
import { everythingIn, refusesIn } from './support/refuses.ts'

let o: OrderApp
beforeAll(async () => {
  o = await startOrderApp()
})
afterAll(() => o?.app.stop())
beforeEach(() => o.app.setClock(() => NOW))

const SQL = `'); drop table orders; --`
const HTML = '<script>alert(1)</script><img src=x onerror=alert(1)>'

const refuses = refusesIn(() => o.app)
const everything = () => everythingIn(o.app)

describe('placing an order is refused', () => {
  it.each<[string, object, number, string]>([
    ['without a quote', { title: 'A', brief: BRIEF }, 400, 'invalid_input'],
    ['with a quote that is no token', { quote: 'abc', title: 'A', brief: BRIEF }, 422, 'quote_invalid'],
    ['with a title of 10,000 characters', { quote: 'abc', title: 'x'.repeat(10_000), brief: BRIEF }, 400, 'invalid_input'],
    ['with an empty title', { quote: 'abc', title: '  ', brief: BRIEF }, 400, 'invalid_input'],
    ['with a title that is no text', { quote: 'abc', title: { en: 'A' }, brief: BRIEF }, 400, 'invalid_input'],
    ['with a brief that is a list', { quote: 'abc', title: 'A', brief: [] }, 400, 'invalid_input'],
    ['with a field nobody knows', { quote: 'abc', title: 'A', brief: BRIEF, totalMinor: 1 }, 400, 'invalid_input'],
    ['with a state of one’s own', { quote: 'abc', title: 'A', brief: BRIEF, state: 'completed' }, 400, 'invalid_input'],
  ])('%s', async (_case, body, status, code) => {
    await refuses(() => o.as('client', 'POST', '/api/orders', body), { status, code })
  })

  it.each<[string, (token: string) => string]>([
    ['its end was changed', (token) => token.slice(0, -3) + (token.endsWith('abc') ? 'xyz' : 'abc')],
    ['its price was changed', (token) => {
      const [head, body, signature] = token.split('.')
      const claims = JSON.parse(Buffer.from(body!, 'base64url').toString())
      return [head, Buffer.from(JSON.stringify({ ...claims, totalMinor: 1 })).toString('base64url'), signature].join('.')
    }],
    ['it is signed by nobody', (token) => [Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url'), token.split('.')[1], ''].join('.')],
  ])('when the quote was tampered with: %s', async (_case, tamper) => {
    const quote = tamper(await o.quote())
    await refuses(() => o.as('client', 'POST', '/api/orders', { quote, title: 'A', brief: BRIEF }), { status: 422, code: 'quote_invalid' })
  })

  it('when the quote has expired', async () => {
    const quote = await o.quote()
    o.app.setClock(() => new Date(NOW.getTime() + 30 * 60_000 + 1_000))
    await refuses(() => o.as('client', 'POST', '/api/orders', { quote, title: 'A', brief: BRIEF }), { status: 422, code: 'quote_expired' })
  })

  it('when another website gave the quote', async () => {
    const quote = await o.quote()
    await refuses(() => o.as('stranger-client', 'POST', '/api/orders', { quote, title: 'A', brief: BRIEF }), { status: 422, code: 'quote_wrong_website' })
  })

  it.each<[string, object]>([
    ['a question nobody asked', { ...BRIEF, isAdmin: true }],
    ['an answer that is not offered', { ...BRIEF, tone: 'Rude' }],
    ['a link that is no link', { ...BRIEF, example: 'javascript:alert(1)' }],
  ])('when the brief has %s', async (_case, brief) => {
    const quote = await o.quote()
    await refuses(() => o.as('client', 'POST', '/api/orders', { quote, title: 'A', brief }), { status: 422, code: 'brief_invalid' })
  })

  it.each<[Who | null, number, string]>([
    [null, 401, 'unauthenticated'], ['writer', 403, 'forbidden'], ['admin', 403, 'forbidden'], ['superadmin', 403, 'forbidden'],
  ])('to %s', async (who, status, code) => {
    const quote = await o.quote()
    await refuses(() => o.as(who, 'POST', '/api/orders', { quote, title: 'A', brief: BRIEF }), { status, code })
  })

  it('when the body is no JSON, or no object', async () => {
    const json = { 'content-type': 'application/json' }
    await refuses(() => o.as('client', 'POST', '/api/orders', '{"quote": ', json), { status: 400, code: 'malformed_json' })
    await refuses(() => o.as('client', 'POST', '/api/orders', '[1]', json), { status: 400, code: 'invalid_input' })
    await refuses(() => o.as('client', 'POST', '/api/orders', 'quote=a', { 'content-type': 'text/plain' }), { status: 415, code: 'unsupported_media_type' })
  })

  it('by GraphQL, where orders are not made', async () => {
    const before = await everything()
    const { body } = await o.as('client', 'POST', '/api/graphql', { query: 'mutation { createOrder(data: {title: "A"}) { id } }' })
    expect(body.errors?.length).toBeGreaterThan(0)
    expect(await everything()).toBe(before)
  })
})

describe('one key is one order', () => {
  it('also when it is sent twice, and refused with another body', async () => {
    const [quote, headers] = [await o.quote(), { 'idempotency-key': 'place-1' }]
    const first = await o.as('client', 'POST', '/api/orders', { quote, title: 'A', brief: BRIEF }, headers)
    const second = await o.as('client', 'POST', '/api/orders', { quote, title: 'A', brief: BRIEF }, headers)
    expect([first.status, second.status, second.body.doc.id]).toEqual([201, 201, first.body.doc.id])
    expect(second.headers.get('idempotent-replayed')).toBe('true')
    await refuses(() => o.as('client', 'POST', '/api/orders', { quote, title: 'B', brief: BRIEF }, headers), { status: 422, code: 'idempotency_key_reused' })
  })

  it('and one payment', async () => {
    const { id } = await o.bring('awaiting_payment')
    const headers = { 'idempotency-key': 'pay-1' }
    const [first, second] = [await o.pay(id, 'client', headers), await o.pay(id, 'client', headers)]
    expect([first.status, second.status]).toEqual([200, 200])
    expect(second.body).toEqual(first.body)
    expect(await o.money(id)).toEqual({ held: PRICE, client_wallet: PRICE })
  })
})

describe('texts are texts', () => {
  it.each([['SQL', SQL], ['HTML', HTML]])('%s is kept as it was written, in every field', async (_what, text) => {
    const draft = await o.draft({ title: text, brief: { topic: text, audience: text, notes: text } })
    expect(draft).toMatchObject({ title: text, brief: { topic: text, notes: text } })
    await o.move('client', draft.id, 'submit')
    await o.ok(o.pay(draft.id))
    await o.move('writer', draft.id, 'request', { message: text })
    await o.move('writer', draft.id, 'claim')
    await o.move('support', draft.id, 'hold', { reason: text, side: 'client' })
    expect(await o.ok(o.as('support', 'POST', `/api/orders/${draft.id}/notes`, { text }))).toMatchObject({ text })
    const { events } = (await o.as('support', 'GET', `/api/orders/${draft.id}/timeline`)).body
    expect(events[0].data.reason).toBe(text)
    expect((await o.as('support', 'GET', `/api/orders?where[title][equals]=${encodeURIComponent(text)}`)).body.docs[0].id).toBe(draft.id)
    const found = await o.as('support', 'GET', `/api/orders/search?q=${encodeURIComponent(text)}`)
    expect(found).toMatchObject({ status: 200 })
  })

  it('and a character that can’t be stored is refused', async () => {
    const quote = await o.quote()
    await refuses(() => o.as('client', 'POST', '/api/orders', { quote, title: 'a\u0000b', brief: BRIEF }), { status: 400, code: 'invalid_input' })
  })
})

describe('somebody else’s order', () => {
  const missing = '01900000-0000-7000-8000-000000000000'
  it.each<[string, string, object | undefined]>([
    ['GET', '', undefined], ['PATCH', '', { title: 'Mine' }], ['DELETE', '', undefined],
    ['GET', '/timeline', undefined], ['GET', '/transitions', undefined], ['POST', '/transitions/submit', { version: 0 }], ['POST', '/transitions/claim', { version: 0 }],
    ['POST', '/pay', { source: 'wallet' }], ['GET', '/deliverables', undefined], ['GET', `/deliverables/${missing}/download`, undefined],
  ])('%s %s answers like a missing one', async (method, path, body) => {
    const { id } = await o.bring('awaiting_payment')
    for (const who of ['client2', 'writer', 'stranger', 'stranger-client'] as const) {
      const [theirs, none, absurd] = await Promise.all([id, missing, 'abc'].map((each) => o.as(who, method, `/api/orders/${each}${path}`, body)))
      const told = ({ status, body: told }: { status: number; body: Record<string, unknown> }) => ({ status, code: told.code, detail: told.detail })
      expect({ who, ...told(theirs!) }).toEqual({ who, ...told(none!) })
      expect({ who, ...told(absurd!) }).toEqual({ who, ...told(none!) })
      expect(theirs!.status === 404 || (method === 'DELETE' && theirs!.status === 403)).toBe(true)
    }
    expect(await o.rowOf(id)).toMatchObject({ state: 'awaiting_payment', title: 'An article' })
  })
})
