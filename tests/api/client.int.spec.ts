import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { ApiError } from '../../scripts/api/ApiError.ts'
import { connectApi, type Observer, type Session } from '../../scripts/api/client.ts'
import { askQuote, moveOrder, payFromWallet, placeOrder, uploadFinal } from '../../scripts/api/orderSteps.ts'
import { BRIEF, inHours, startOrderApp, type OrderApp, type Who } from '../support/orderApp.ts'

/** The client that frontend developers copy, against the real API. */
let o: OrderApp
let client: Session
let writer: Session
const seen: Parameters<Observer>[0][] = []
beforeAll(async () => {
  o = await startOrderApp()
  const api = connectApi(o.app.url, (call) => seen.push(call))
  const as = async (who: Who) => api.withToken(await o.app.mintSession(o.emails[who]), 'inkwell', who)
  client = await as('client')
  writer = await as('writer')
})
afterAll(() => o?.app.stop())

const WANTED = { title: 'By the client', service: 'blog-article', units: 3, deadline: new Date(inHours(100)), brief: BRIEF }

describe('the typed client', () => {
  it('plays the main job, and reads what it made', async () => {
    const { id } = await placeOrder(client, await askQuote(client, WANTED), WANTED)
    await moveOrder(client, id, 'submit')
    const { paidMinor, doc } = await payFromWallet(client, id)
    expect({ paidMinor, state: doc.state }).toEqual({ paidMinor: 8_280, state: 'available' })
    await moveOrder(writer, id, 'claim')
    const { doc: file } = await uploadFinal(writer, id, 'Done')
    expect(file).toMatchObject({ category: 'final', name: 'final.pdf', mimeType: 'application/pdf' })
    const content = await writer.call('GET /api/orders/{id}/deliverables/{deliverable}/download', { params: { id, deliverable: file.id } })
    expect(await content.text()).toMatch(/^%PDF/)
    const { docs } = await client.documents.find({ collection: 'orders', where: { id: { equals: id } } })
    expect(docs.map(({ number, state, totalMinor }) => ({ number, state, totalMinor }))).toEqual([{ number: doc.number, state: 'in_progress', totalMinor: 8_280 }])
    expect(await client.documents.count({ collection: 'orders', where: { title: { equals: WANTED.title } } })).toEqual({ totalDocs: 1 })
    const found = await client.call('GET /api/orders', { query: { where: { title: { equals: WANTED.title } }, select: { number: true }, limit: 1 } })
    expect(found.docs).toEqual([expect.objectContaining({ id, number: doc.number })])
  })

  it('throws a refusal with its code, its sentence and its data', async () => {
    const refusal = await askQuote(client, { ...WANTED, service: 'poem' }).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(ApiError)
    expect(refusal).toMatchObject({ status: 422, code: 'unknown_service', problem: { details: { service: 'poem' } } })
    await expect(client.documents.findByID({ collection: 'orders', id: '01890000-0000-7000-8000-000000000001' })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('does a thing once for one key', async () => {
    const quote = await askQuote(client, WANTED)
    const asked = { body: { quote: quote.token, title: 'Once', brief: BRIEF }, idempotencyKey: 'once' }
    const [first, second] = [await client.call('POST /api/orders', asked), await client.call('POST /api/orders', asked)]
    expect(second.doc.id).toBe(first.doc.id)
  })

  it('shows every call to whoever looks', () => {
    expect(seen).toContainEqual(expect.objectContaining({ method: 'POST', path: '/api/pricing/quote', as: 'client', body: expect.objectContaining({ service: 'poem' }), answer: expect.objectContaining({ status: 422 }) }))
    expect(seen).toContainEqual(expect.objectContaining({ method: 'GET', path: expect.stringMatching(/^\/api\/orders\?/), as: 'client' }))
  })
})
