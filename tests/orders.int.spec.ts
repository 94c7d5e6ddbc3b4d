import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { inHours, PRICE, startOrderApp, type OrderApp } from './support/orderApp.ts'
import { NOW } from './support/pricedApp.ts'

let o: OrderApp
beforeAll(async () => {
  o = await startOrderApp()
})
afterAll(() => o?.app.stop())
beforeEach(() => o.app.setClock(() => NOW))

const DAY_MS = 86_400_000
const later = (days: number, ms = 0) => o.app.setClock(() => new Date(NOW.getTime() + days * DAY_MS + ms))

describe('the main job', () => {
  it('goes from a quote to a paid writer', async () => {
    const draft = await o.draft({ title: 'How ink is made' })
    expect(draft).toMatchObject({ state: 'draft', version: 0, totalMinor: PRICE, currency: 'USD', paymentStatus: 'unpaid', title: 'How ink is made' })
    expect(draft.number).toMatch(/^INK-\d{6}$/)
    expect((draft.lines as { amountMinor: number }[]).reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(PRICE)

    expect(await o.move('client', draft.id, 'submit')).toMatchObject({ state: 'awaiting_payment', version: 1 })
    const paid = await o.pay(draft.id)
    expect(paid).toMatchObject({ status: 200, body: { paidMinor: PRICE, doc: { state: 'available', paymentStatus: 'paid', paidMinor: PRICE } } })
    expect(await o.money(draft.id)).toEqual({ held: PRICE, client_wallet: PRICE })

    expect(await o.move('writer', draft.id, 'claim')).toMatchObject({ state: 'in_progress', writerSharePercent: 45, writerShareMinor: 3_726 })
    expect((await o.upload('writer', draft.id)).status).toBe(201)
    expect((await o.move('writer', draft.id, 'submit_work')).state).toBe('in_review')
    expect((await o.move('editor', draft.id, 'approve_review')).state).toBe('delivered')
    expect(await o.move('client', draft.id, 'complete')).toMatchObject({ state: 'completed', paymentStatus: 'paid' })
    expect(await o.money(draft.id)).toEqual({ held: 0, client_wallet: PRICE, writer_pending: -3_726, sales: -4_554 })

    later(5)
    await o.runJobs()
    const { body } = await o.as('writer', 'GET', '/api/writers/me/earnings')
    expect(body.docs.find(({ document }: { document: { id: string } }) => document.id === draft.id)).toMatchObject({ state: 'cleared', amountMinor: 3_726 })
  })

  it('tells its timeline by roles and display names, to each as much as concerns them', async () => {
    const { id } = await o.bring('in_review')
    await o.move('editor', id, 'return_to_writer', { reason: 'The end is weak.' })
    const read = async (who: 'client' | 'writer' | 'support') => (await o.as(who, 'GET', `/api/orders/${id}/timeline`)).body.events
    const [client, writer, staff] = [await read('client'), await read('writer'), await read('support')]
    expect(staff.map(({ event }: { event: string }) => event)).toEqual(['return_to_writer', 'submit_work', 'file_added', 'claim', 'mark_paid', 'submit', 'created'])
    expect(client.map(({ event }: { event: string }) => event)).not.toContain('file_added')
    expect(client[0]).toMatchObject({ event: 'return_to_writer', from: 'in_review', to: 'in_progress', by: { role: 'editor', name: expect.any(String) }, data: {} })
    expect(writer[0].data).toEqual({ reason: 'The end is weak.' })
    expect(JSON.stringify([client, writer])).not.toContain(o.ids.writer)
    expect(JSON.stringify(client)).not.toContain('@')
    const page = (await o.as('support', 'GET', `/api/orders/${id}/timeline?limit=2&page=2`)).body
    expect(page).toMatchObject({ page: 2, limit: 2, hasNextPage: true })
    expect(page.events.map(({ event }: { event: string }) => event)).toEqual(['file_added', 'claim'])
    expect(await o.as('support', 'GET', `/api/orders/${id}/timeline?limit=101`)).toMatchObject({ status: 400, body: { code: 'invalid_input' } })
  })

  it('does not pass a review for a service that needs none, nor a payment for what costs nothing', async () => {
    const proofread = await o.draft({ service: 'proofreading', units: 1_000, brief: { kind: 'Book' } })
    await o.move('client', proofread.id, 'submit')
    await o.ok(o.pay(proofread.id))
    await o.move('writer', proofread.id, 'claim')
    await o.upload('writer', proofread.id)
    expect((await o.move('writer', proofread.id, 'submit_work')).state).toBe('delivered')

    const free = await o.draft()
    await o.app.database.sql('update orders set total_minor = 0 where id = $1', [free.id])
    expect(await o.move('client', free.id, 'submit')).toMatchObject({ state: 'available', paymentStatus: 'paid' })
    await o.move('writer', free.id, 'claim')
    await o.upload('writer', free.id)
    await o.move('writer', free.id, 'submit_work')
    await o.move('editor', free.id, 'approve_review')
    expect((await o.move('client', free.id, 'complete')).state).toBe('completed')
    expect((await o.move('client', free.id, 'reopen', { reason: 'One more thing' })).state).toBe('in_revision')
  })

  it('keeps a draft’s price for 30 minutes, and takes a new quote after that', async () => {
    const { id } = await o.draft()
    o.app.setClock(() => new Date(NOW.getTime() + 31 * 60_000))
    expect(await o.tryMove('client', id, 'submit')).toMatchObject({ status: 422, body: { code: 'quote_expired' } })
    const other = await o.quote({ service: 'coaching', units: 1, deadline: inHours(100) })
    expect(await o.tryMove('client', id, 'submit', { quote: other })).toMatchObject({ status: 422, body: { code: 'quote_invalid' } })
    const quote = await o.quote({ units: 4, writerLevel: 'top' })
    const doc = await o.move('client', id, 'submit', { quote })
    expect(doc).toMatchObject({ state: 'awaiting_payment', units: 4, writerLevel: 'top' })
    expect(doc.totalMinor).toBeGreaterThan(PRICE)
  })
})

describe('the clock', () => {
  it('expires what was not paid in 72 hours', async () => {
    const { id } = await o.bring('awaiting_payment')
    later(3, -1)
    await o.runJobs()
    expect((await o.rowOf(id)).state).toBe('awaiting_payment')
    later(3)
    await o.runJobs()
    expect((await o.rowOf(id)).state).toBe('expired')
    expect(await o.pay(id)).toMatchObject({ status: 409, body: { code: 'order_not_payable' } })
  })

  it('completes after seven business days since the last delivery', async () => {
    const { id } = await o.bring('delivered')
    later(1)
    await o.move('client', id, 'request_revision', { reason: 'Typos', kind: 'defect' })
    await o.upload('writer', id)
    await o.move('writer', id, 'submit_work')
    await o.move('editor', id, 'approve_review')
    // Seven business days after the first delivery: that clock belongs to a state that was left.
    later(9)
    await o.runJobs()
    expect((await o.rowOf(id)).state).toBe('delivered')
    later(10)
    await o.runJobs()
    expect((await o.rowOf(id)).state).toBe('completed')
    expect(await o.money(id)).toMatchObject({ held: 0, writer_pending: -3_726 })
  })

  it('waits while an order is on hold', async () => {
    const { id } = await o.bring('on_hold')
    later(2)
    const doc = await o.move('support', id, 'resume')
    expect(doc).toMatchObject({ state: 'in_progress', deadline: inHours(100 + 48), pausedAt: null, heldBy: null })
    const revised = await o.bring('in_revision')
    await o.move('support', revised.id, 'hold', { reason: 'Ill', side: 'writer' })
    expect((await o.move('admin', revised.id, 'resume')).state).toBe('in_revision')
  })
})

describe('the end of an order', () => {
  it('gives everything back while nothing was begun', async () => {
    const { id } = await o.bring('available')
    expect(await o.move('client', id, 'cancel')).toMatchObject({ state: 'cancelled', refundedMinor: PRICE })
    expect(await o.money(id)).toEqual({ held: 0, client_wallet: 0 })
  })

  it.each(['in_progress', 'in_review', 'delivered', 'in_revision', 'on_hold'] as const)('gives half back and shares the rest when it is %s', async (state) => {
    const { id } = await o.bring(state)
    expect(await o.tryMove('client', id, 'cancel')).toMatchObject({ status: 409, body: { code: 'transition_not_allowed' } })
    expect(await o.move('support', id, 'cancel', { reason: 'The client gave up.' })).toMatchObject({ state: 'cancelled' })
    expect(await o.money(id)).toEqual({ held: 0, client_wallet: 4_140, writer_pending: -1_863, sales: -2_277 })
  })

  it('pays the earlier writer what staff decide, and the next one from what is left', async () => {
    const { id } = await o.bring('in_progress')
    expect(await o.tryMove('support', id, 'reassign', { writer: o.ids.writer2, reason: 'Ill' })).toMatchObject({ status: 400, body: { code: 'invalid_input' } })
    const doc = await o.move('support', id, 'reassign', { writer: o.ids.writer2, reason: 'Ill', earlierShareMinor: 6_000 })
    expect(doc).toMatchObject({ state: 'in_progress', writer: o.ids.writer2, writerShareMinor: 2_280 })
    expect(await o.as('writer', 'GET', `/api/orders/${id}`)).toMatchObject({ status: 404 })
    await o.upload('writer2', id)
    await o.move('writer2', id, 'submit_work')
    await o.move('editor', id, 'approve_review')
    await o.move('client', id, 'complete')
    expect(await o.money(id)).toEqual({ held: 0, client_wallet: PRICE, writer_pending: -8_280 })
    await o.move('client', id, 'reopen', { reason: 'A chapter is missing.' })
    expect(await o.money(id)).toEqual({ held: 2_280, client_wallet: PRICE, writer_pending: -6_000 })
  })

  it('can be reopened while the earning is pending, and completed again', async () => {
    const { id } = await o.bring('completed')
    later(2)
    expect(await o.move('client', id, 'reopen', { reason: 'Page two is missing.' })).toMatchObject({ state: 'in_revision', completedAt: null })
    expect(await o.money(id)).toMatchObject({ held: PRICE })
    expect(await o.tryMove('writer', id, 'submit_work')).toMatchObject({ status: 409, body: { code: 'deliverable_missing' } })
    o.app.setClock(() => new Date(NOW.getTime() + 2 * DAY_MS + 1_000))
    await o.upload('writer', id)
    await o.move('writer', id, 'submit_work')
    await o.move('editor', id, 'approve_review')
    await o.move('client', id, 'complete')
    expect(await o.money(id)).toMatchObject({ held: 0, writer_pending: -3_726, sales: -4_554 })

    later(2 + 3, 1_001)
    expect(await o.tryMove('client', id, 'reopen', { reason: 'Too late' })).toMatchObject({ status: 409, body: { code: 'reopen_period_over' } })
    later(2 + 5, 1_000)
    await o.runJobs()
    expect(await o.tryMove('support', id, 'reopen', { reason: 'Too late' })).toMatchObject({ status: 409, body: { code: 'earning_cleared' } })
  })
})

describe('writers', () => {
  it('ask for an order, and staff choose', async () => {
    const { id } = await o.bring('available')
    expect((await o.move('writer', id, 'request', { message: 'I know ink.' })).state).toBe('available')
    expect(await o.tryMove('writer', id, 'request')).toMatchObject({ status: 409, body: { code: 'request_exists' } })
    await o.move('writer2', id, 'request')
    const { docs } = (await o.as('support', 'GET', `/api/order-requests?where[order][equals]=${id}`)).body
    const chosen = docs.find(({ writer }: { writer: string }) => writer === o.ids.writer2)
    expect(await o.tryMove('support', id, 'approve_request', { request: o.ids.writer })).toMatchObject({ status: 422, body: { code: 'request_unknown' } })
    expect(await o.move('support', id, 'approve_request', { request: chosen.id })).toMatchObject({ state: 'in_progress', writer: o.ids.writer2 })
    const answers = await o.app.database.sql('select writer_id, answer from order_requests where order_id = $1', [id])
    expect(new Map(answers.map(({ writer_id, answer }) => [writer_id, answer]))).toEqual(new Map([[o.ids.writer, 'declined'], [o.ids.writer2, 'approved']]))
    expect((await o.as('writer', 'GET', '/api/order-requests')).body.docs.every(({ writer }: { writer: string }) => writer === o.ids.writer)).toBe(true)
  })

  it('see how much they have in work, and nothing without a profile', async () => {
    const me = await o.as('writer', 'GET', '/api/writers/me')
    expect(me).toMatchObject({ status: 200, body: { doc: { level: 'top', capacity: 100 }, inWork: expect.any(Number) } })
    expect(await o.as('client', 'GET', '/api/writers/me')).toMatchObject({ status: 403 })
  })

  it('know neither price nor client, and clients neither share nor staff notes', async () => {
    const { id } = await o.bring('in_progress')
    const writer = (await o.as('writer', 'GET', `/api/orders/${id}?depth=2`)).body
    for (const field of ['totalMinor', 'lines', 'paidMinor', 'paymentStatus', 'client', 'priceTable', 'quoteId', 'discounts']) expect(writer).not.toHaveProperty(field)
    expect(writer).toMatchObject({ writerShareMinor: 3_726, clientName: expect.any(String) })
    const client = (await o.as('client', 'GET', `/api/orders/${id}?depth=2`)).body
    for (const field of ['writer', 'writerShareMinor', 'writerSharePercent', 'workSince', 'priceTable']) expect(client).not.toHaveProperty(field)
    expect(client).toMatchObject({ totalMinor: PRICE, writerName: expect.any(String) })

    const available = await o.bring('available')
    const seen = (await o.as('writer2', 'GET', `/api/orders/${available.id}`)).body
    expect(seen).toMatchObject({ brief: { topic: 'Ink' }, title: 'An article' })
    for (const field of ['clientName', 'client', 'totalMinor']) expect(seen).not.toHaveProperty(field)
    for (const path of ['where[totalMinor][greater_than]=1', 'sort=totalMinor', 'where[client][equals]=x', 'where[client.email][like]=a']) {
      expect(await o.as('writer2', 'GET', `/api/orders?${path}`)).toMatchObject({ status: 400, body: { code: 'invalid_input' } })
    }
  })
})

describe('staff', () => {
  it('note what only staff read', async () => {
    const { id } = await o.bring('available')
    expect(await o.as('support', 'POST', `/api/orders/${id}/notes`, { text: 'Be kind.' })).toMatchObject({ status: 201, body: { doc: { text: 'Be kind.', author: o.ids.support } } })
    expect((await o.as('editor', 'GET', `/api/orders/${id}/notes`)).body.docs).toHaveLength(1)
    for (const who of ['client', 'writer'] as const) {
      expect(await o.as(who, 'GET', `/api/orders/${id}/notes`)).toMatchObject({ status: 403 })
      expect((await o.as(who, 'GET', '/api/order-notes')).status).toBe(403)
      expect((await o.as(who, 'GET', `/api/orders/${id}?joins[notes][limit]=5`)).body.notes?.docs ?? []).toEqual([])
    }
  })

  it('edit what has not ended, and it is written down', async () => {
    const { id } = await o.bring('in_progress')
    expect(await o.as('support', 'PATCH', `/api/orders/${id}`, { title: 'A better title', deadline: inHours(200) })).toMatchObject({ status: 200, body: { doc: { title: 'A better title', deadline: inHours(200) } } })
    const { events } = (await o.as('client', 'GET', `/api/orders/${id}/timeline`)).body
    expect(events[0]).toMatchObject({ event: 'edited', data: { fields: ['title', 'deadline'] }, by: { role: 'support' } })
  })

  it('find orders by number and by words of the title, and people only their own', async () => {
    const order = await o.draft({ title: 'Über Zebras & <b>Ink</b>' })
    const find = async (who: 'client' | 'client2' | 'support' | 'stranger', q: string) => (await o.as(who, 'GET', `/api/orders/search?q=${encodeURIComponent(q)}`)).body.docs.map(({ id }: { id: string }) => id)
    for (const q of [order.number, order.number.toLowerCase(), 'zeb', 'über ink', 'Ink über']) {
      expect(await find('support', q)).toContain(order.id)
      expect(await find('client', q)).toContain(order.id)
      expect(await find('client2', q)).not.toContain(order.id)
      expect(await find('stranger', q)).not.toContain(order.id)
    }
    expect(await find('support', "' or 1=1 --")).toEqual([])
    expect(await find('support', '%')).toEqual([])
  })
})
