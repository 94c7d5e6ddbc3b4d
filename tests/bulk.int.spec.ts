import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type OrderApp, type OrderDoc, startOrderApp, type Who } from './support/orderApp.ts'

let t: OrderApp
beforeAll(async () => {
  t = await startOrderApp()
})
afterAll(() => t?.app.stop())

type Row = { id: string; version?: number }
const withVersions = (orders: Row[]) => Promise.all(orders.map(async ({ id, version }) => ({ id, version: version ?? (await t.versionOf(id)) })))
const bulk = async (who: Who | null, name: string, orders: Row[], input?: object, headers = {}) =>
  t.as(who, 'POST', `/api/orders/transitions/${name}/bulk`, { documents: await withVersions(orders), ...(input && { input }) }, headers)
const statesOf = async (...orders: OrderDoc[]) => Promise.all(orders.map(async ({ id }) => (await t.rowOf(id)).state))
const eventsOf = async (id: string, event: string) => (await t.app.database.sql('select 1 from timeline_events where document_id = $1 and event = $2', [id, event])).length
const HOLD = { reason: 'The client is on holiday.', side: 'client' }

describe('a move of many orders', () => {
  it('is for people who are logged in', async () => {
    expect((await bulk(null, 'hold', [{ id: t.ids.client, version: 0 }])).status).toBe(401)
  })

  it('takes 1 to 100 documents, each once, and a move that exists', async () => {
    const { id } = await t.draft()
    expect(await bulk('support', 'hold', [])).toMatchObject({ status: 400, body: { code: 'invalid_input' } })
    expect(await bulk('support', 'hold', [{ id }, { id }])).toMatchObject({ status: 400, body: { detail: '“documents”: Name each document once.' } })
    const many = Array.from({ length: 101 }, (_, i) => ({ id: `00000000-0000-7000-8000-${String(i).padStart(12, '0')}`, version: 0 }))
    expect((await bulk('support', 'hold', many)).status).toBe(400)
    expect(await bulk('support', 'vanish', [{ id }])).toMatchObject({ status: 404, body: { detail: 'There is no transition “vanish”.' } })
  })

  it('is done or refused row by row, each with its reason, and a refusal undoes nothing of the others', async () => {
    const [first, stale, delivered, last] = [await t.bring('in_progress'), await t.bring('in_progress'), await t.bring('delivered'), await t.bring('in_revision')]
    const missing = { id: '00000000-0000-7000-8000-000000000000', version: 0 }
    const answer = await bulk('support', 'hold', [first, { id: stale.id, version: 0 }, delivered, missing, { id: last.id }], HOLD)
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({
      done: 2, refused: 3,
      results: [
        { id: first.id, done: true, state: 'on_hold' },
        { id: stale.id, done: false, status: 409, code: 'version_conflict', title: 'Changed by somebody else meanwhile' },
        { id: delivered.id, done: false, status: 409, code: 'transition_not_allowed', detail: 'This is possible only while in progress or in revision; it is delivered now.' },
        { id: missing.id, done: false, status: 404, code: 'not_found' },
        { id: last.id, done: true, state: 'on_hold' },
      ],
    })
    expect(await statesOf(first, stale, delivered, last)).toEqual(['on_hold', 'in_progress', 'delivered', 'on_hold'])
    expect(answer.body.results[0].version).toBe(await t.versionOf(first.id))
  })

  it('says of each row what is wrong with the input, and who may do it', async () => {
    const orders = [await t.bring('in_progress'), await t.bring('in_progress')]
    const { body } = await bulk('support', 'hold', orders, { side: 'client' })
    expect(body.results.map(({ code, detail }: Record<string, string>) => [code, /“reason”/.test(detail!)])).toEqual([['invalid_input', true], ['invalid_input', true]])
    expect((await bulk('editor', 'hold', orders, HOLD)).body.results).toMatchObject(orders.map(() => ({ code: 'forbidden', detail: 'Only support or an admin may do this.' })))
    expect((await bulk('client2', 'cancel', orders)).body.results).toMatchObject(orders.map(() => ({ code: 'not_found' })))
    expect((await bulk('stranger', 'hold', orders, HOLD)).body.results).toMatchObject(orders.map(() => ({ code: 'not_found' })))
    expect(await statesOf(...orders)).toEqual(['in_progress', 'in_progress'])
  })

  it('moves money for each by itself', async () => {
    const [paid, worked] = [await t.bring('available'), await t.bring('in_progress')]
    const { body } = await bulk('admin', 'cancel', [paid, worked], { reason: 'The website closes.' })
    expect(body).toMatchObject({ done: 2, refused: 0 })
    expect(await t.money(paid.id)).toMatchObject({ held: 0 })
    expect(await t.money(worked.id)).toMatchObject({ held: 0 })
  })

  it('sent twice under one key is done once, and under the key a later attempt makes only what was missing', async () => {
    const [a, b, c] = [await t.bring('in_progress'), await t.bring('in_progress'), await t.bring('in_progress')]
    const documents = await withVersions([a, b, c])
    const key = { 'idempotency-key': 'a batch' }
    const send = (rows: Row[]) => t.as('support', 'POST', '/api/orders/transitions/hold/bulk', { documents: rows, input: HOLD }, key)
    const first = await send(documents.slice(0, 2))
    const again = await send(documents)
    expect(again.body.results.slice(0, 2)).toEqual(first.body.results)
    expect(again.body.done).toBe(3)
    expect(await Promise.all([a, b, c].map(({ id }) => eventsOf(id, 'hold')))).toEqual([1, 1, 1])
    const other = await t.as('support', 'POST', '/api/orders/transitions/resume/bulk', { documents }, key)
    expect(other.body.results).toMatchObject(documents.map(() => ({ code: 'idempotency_key_reused' })))
    expect((await t.as('support', 'POST', '/api/orders/transitions/hold/bulk', { documents }, { 'idempotency-key': 'x'.repeat(256) })).body.code).toBe('idempotency_key_invalid')
  })

  it('keeps a refusal under its key as well, so that it is not tried again behind somebody’s back', async () => {
    const order = await t.bring('delivered')
    const documents = await withVersions([order])
    const send = () => t.as('support', 'POST', '/api/orders/transitions/hold/bulk', { documents, input: HOLD }, { 'idempotency-key': 'refused' })
    const first = await send()
    await t.move('client', order.id, 'request_revision', { reason: 'The end.', kind: 'defect' })
    expect((await send()).body).toEqual(first.body)
    expect((await t.rowOf(order.id)).state).toBe('in_revision')
  })

  it('of two at once makes each move once', async () => {
    const orders = [await t.bring('in_progress'), await t.bring('in_progress'), await t.bring('in_progress')]
    const answers = await Promise.all([bulk('support', 'hold', orders, HOLD), bulk('admin', 'hold', orders.toReversed(), HOLD)])
    expect(answers[0].body.done + answers[1].body.done).toBe(3)
    expect(await Promise.all(orders.map(({ id }) => eventsOf(id, 'hold')))).toEqual([1, 1, 1])
  })
})

describe('the moves of several orders', () => {
  const options = (who: Who, orders: Row[]) => t.as(who, 'GET', `/api/orders/transitions?ids=${orders.map(({ id }) => id).join(',')}`)

  it('are those that some of them permit to this person, with which', async () => {
    const [working, held, done] = [await t.bring('in_progress'), await t.bring('on_hold'), await t.bring('completed')]
    const { status, body } = await options('support', [working, held, done])
    expect(status).toBe(200)
    expect(body.documents).toEqual([working, held, done].map(({ id, state, version }) => ({ id, state, version })))
    expect(Object.fromEntries(body.transitions.map(({ name, ids }: { name: string; ids: string[] }) => [name, ids]))).toEqual({
      reassign: [working.id], unassign: [working.id], hold: [working.id], resume: [held.id], reopen: [done.id], cancel: [working.id, held.id],
    })
    expect((await options('editor', [working, held])).body.transitions).toEqual([])
    expect((await options('stranger', [working, held])).body).toEqual({ documents: [], transitions: [] })
  })

  it('are asked for by ids', async () => {
    expect((await t.as('support', 'GET', '/api/orders/transitions')).status).toBe(400)
    expect((await t.as('support', 'GET', '/api/orders/transitions?ids=1,2')).status).toBe(400)
    expect((await t.as(null, 'GET', `/api/orders/transitions?ids=${t.ids.client}`)).status).toBe(401)
  })
})

it('confirms top-ups in one go, and nobody’s own', async () => {
  const ask = async (who: Who) => t.ok(t.as(who, 'POST', '/api/wallets/top-ups', { amountMinor: 5_000, currency: 'USD', gateway: 'manual' }))
  const rows = [await ask('client'), await ask('client2')].map(({ id, version }) => ({ id, version }))
  const { body } = await t.as('support', 'POST', '/api/top-ups/transitions/confirm/bulk', { documents: rows, input: { reference: 'Statement 12' } })
  expect(body).toMatchObject({ done: 2, refused: 0, results: rows.map(({ id }) => ({ id, state: 'confirmed' })) })
})
