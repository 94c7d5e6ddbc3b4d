import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { makeMember } from './support/factories.ts'
import { startOrderApp, type OrderApp, type Who } from './support/orderApp.ts'

let o: OrderApp
beforeAll(async () => {
  o = await startOrderApp()
})
afterAll(() => o?.app.stop())

describe('a client’s profile', () => {
  const email = 'nora@test.example'
  const as = (method: string, path: string, body?: unknown) => o.app.call(method, path, { as: email, website: 'inkwell', body })

  it('is made after registration, and everything works before', async () => {
    const answer = await o.app.call('POST', '/api/users/register', { website: 'inkwell', body: { email, password: 'correct horse battery', displayName: 'Nora' } })
    expect(answer.status).toBe(202)
    await o.app.database.sql('update users set _verified = true where email = $1', [email])
    expect(await as('GET', '/api/clients/me')).toMatchObject({ status: 404, body: { code: 'not_found' } })
    const { body } = await as('POST', '/api/orders', { quote: await o.quote(), title: 'First', brief: {} })
    expect(body.doc).toMatchObject({ state: 'draft', clientName: 'Nora' })

    await o.runJobs()
    expect(await as('GET', '/api/clients/me')).toMatchObject({ status: 200, body: { doc: { website: o.inkwell.id } } })
    const [made] = await o.app.database.sql<{ count: string }>('select count(*) from client_profiles p join users u on u.id = p.user_id where u.email = $1', [email])
    expect(Number(made!.count)).toBe(1)
  })

  it('is the client’s to fill in, and staff’s to remark on', async () => {
    const { doc } = (await as('GET', '/api/clients/me')).body
    const path = `/api/client-profiles/${doc.id}`
    expect(await as('PATCH', path, { company: 'Nora & Co', remarks: 'I am nice' })).toMatchObject({ status: 200, body: { doc: { company: 'Nora & Co' } } })
    expect(await o.as('support', 'PATCH', path, { remarks: 'Pays late' })).toMatchObject({ status: 200, body: { doc: { remarks: 'Pays late', company: 'Nora & Co' } } })
    expect((await as('GET', path)).body).not.toHaveProperty('remarks')
    for (const who of ['client', 'writer', 'stranger'] as const) expect((await o.as(who, 'GET', path)).status).toBe(404)
    expect((await o.as('editor', 'PATCH', path, { company: 'Mine' })).status).toBe(403)
  })

  it('limits what they spend, whichever way they pay', async () => {
    const { id } = await o.draft({}, 'client2')
    await o.move('client2', id, 'submit')
    await o.ok(o.as('support', 'POST', '/api/client-profiles', { user: o.ids.client2, spendingPerDayMinor: 1_000 }))
    const payable = { collection: 'orders', id }
    for (const answer of [await o.pay(id, 'client2'), await o.as('client2', 'POST', '/api/payments', { payable, useWallet: true })]) {
      expect(answer).toMatchObject({ status: 409, body: { code: 'spending_limit_reached', details: { period: 'day', limitMinor: 1_000, spentMinor: 0, leftMinor: 1_000 } } })
    }
    await o.ok(o.as('support', 'POST', '/api/wallet-freezes', { client: o.ids.client2, reason: 'Under inquiry' }))
    for (const answer of [await o.pay(id, 'client2'), await o.as('client2', 'POST', '/api/payments', { payable, useWallet: true })]) {
      expect(answer).toMatchObject({ status: 409, body: { code: 'wallet_frozen' } })
    }
    expect((await o.rowOf(id)).state).toBe('awaiting_payment')
  })
})

describe('a writer’s profile', () => {
  it('is made by admins only, once for each website, with sensible numbers', async () => {
    const { id: user } = await makeMember(o.app.payload, o.inkwell, 'writer')
    const make = (who: Who, more: object = {}) => o.as(who, 'POST', '/api/writer-profiles', { user, capacity: 2, ...more })
    for (const who of ['client', 'writer', 'editor', 'support'] as const) expect((await make(who)).status).toBe(403)
    expect(await make('stranger')).toMatchObject({ status: 400, body: { code: 'invalid_input', detail: expect.stringContaining('“user”') } })
    for (const bad of [{ capacity: -1 }, { capacity: 1.5 }, { paySharePercent: 101 }, { paySharePercent: 33.333 }, { level: 'Top Writer!' }]) {
      expect(await make('admin', bad)).toMatchObject({ status: 400, body: { code: 'invalid_input' } })
    }
    expect(await make('admin', { paySharePercent: 33.33, subjects: ['law'] })).toMatchObject({ status: 201, body: { doc: { capacity: 2, active: true } } })
    expect((await make('admin')).status).toBe(400)
  })

  it('decides the share from the next order on, not of orders that were begun', async () => {
    const begun = await o.bring('in_progress')
    const [profile] = await o.app.database.sql<{ id: string }>('select id from writer_profiles where user_id = $1', [o.ids.writer])
    expect((await o.as('writer', 'PATCH', `/api/writer-profiles/${profile!.id}`, { paySharePercent: 100 })).status).toBe(403)
    expect((await o.as('admin', 'PATCH', `/api/writer-profiles/${profile!.id}`, { paySharePercent: 60 })).status).toBe(200)
    expect((await o.as('writer', 'GET', `/api/orders/${begun.id}`)).body).toMatchObject({ writerSharePercent: 45, writerShareMinor: 3_726 })
    const next = await o.bring('in_progress')
    expect(next).toMatchObject({ writerSharePercent: 60, writerShareMinor: 4_968 })
  })
})

describe('by GraphQL', () => {
  it('an order shows each what concerns them', async () => {
    const { id } = await o.bring('in_progress')
    const query = `{ Order(id: "${id}") { number title state totalMinor paymentStatus clientName writerName writerShareMinor client { email } } }`
    const ask = async (who: Who) => (await o.as(who, 'POST', '/api/graphql', { query })).body.data.Order
    expect(await ask('client')).toMatchObject({ totalMinor: 8_280, paymentStatus: 'paid', clientName: expect.any(String), writerName: expect.any(String), writerShareMinor: null })
    expect(await ask('writer')).toMatchObject({ totalMinor: null, paymentStatus: null, writerShareMinor: 4_968, client: null, clientName: expect.any(String) })
    expect(await ask('support')).toMatchObject({ totalMinor: 8_280, writerShareMinor: 4_968 })
    for (const who of ['client2', 'writer2', 'stranger'] as const) expect(await ask(who)).toBeNull()
  })
})
