import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { createLocalReq } from 'payload'
import type { TestApp } from './support/app.ts'
import { NOW, startPricedApp, type Person } from './support/pricedApp.ts'

const MINUTE = 60_000
const inHours = (hours: number) => new Date(NOW.getTime() + hours * 60 * MINUTE).toISOString()

const wanted = { service: 'blog-article', units: 3, deadline: inHours(100) }

let app: TestApp
let inkwell: { id: string }
let federhaus: { id: string }
let people: Record<Person, string>

const quote = (change: object = {}, website = 'inkwell') =>
  app.call('POST', '/api/pricing/quote', { website, body: { ...wanted, ...change } })
const as = (who: Person, method: string, path: string, body?: unknown) =>
  app.call(method, path, { as: people[who], website: 'inkwell', body })

beforeAll(async () => {
  ;({ app, inkwell, federhaus, people } = await startPricedApp())
})
afterAll(() => app?.stop())
beforeEach(() => app.setClock(() => NOW))

describe('a quote', () => {
  it('tells the price in lines that sum to the total, without a login', async () => {
    const { status, body } = await quote({ level: 'expert', extras: ['priority-support', 'outline'], writerLevel: 'top', discountCodes: ['SPRING'] })
    expect(status).toBe(200)
    expect(Object.keys(body).sort()).toEqual(['currency', 'discounts', 'expiresAt', 'lines', 'tax', 'taxMinor', 'token', 'totalMinor'])
    expect(body.currency).toBe('USD')
    expect(body.expiresAt).toBe('2026-03-02T09:30:00.000Z')
    expect(body.lines.map((line: { code: string; amountMinor: number }) => [line.code, line.amountMinor])).toEqual([
      ['base', 11_700],
      ['urgency', 1_755],
      ['writer_level', 4_709],
      ['extra:outline', 990],
      ['extra:priority-support', 1_816],
    ])
    expect(body.totalMinor).toBe(20_970)
    expect(body.lines[1]).toEqual({
      code: 'urgency', label: 'Within a week', amountMinor: 1_755, rule: 'multiplier',
      inputs: { hours: 100, fromHours: 72, toHours: 168, multiplier: 1.15, ofMinor: 11_700 },
    })
    expect(body.discounts).toEqual({ applied: [], rejected: [{ code: 'SPRING', reason: 'not_found', message: expect.any(String) }] })
  })

  it('is in the currency and at the prices of the website it is asked on', async () => {
    const { body } = await quote({}, 'federhaus')
    expect(body).toMatchObject({ currency: 'EUR', totalMinor: 7_590 })
  })

  it.each<[string, object, number, string]>([
    ['an unknown service', { service: 'poem' }, 422, 'unknown_service'],
    ['no units', { units: 0 }, 422, 'units_out_of_range'],
    ['negative units', { units: -1 }, 422, 'units_out_of_range'],
    ['half units', { units: 1.5 }, 422, 'units_out_of_range'],
    ['absurd units', { units: 1e21 }, 422, 'units_out_of_range'],
    ['units that are a text', { units: '3' }, 400, 'invalid_input'],
    ['a deadline in the past', { deadline: inHours(-1) }, 422, 'deadline_in_past'],
    ['a deadline that comes too soon', { deadline: inHours(11) }, 422, 'deadline_too_soon'],
    ['a deadline beyond a year', { deadline: inHours(8_761) }, 422, 'deadline_too_far'],
    ['a deadline that is no time', { deadline: 'tomorrow' }, 400, 'invalid_input'],
    ['a deadline without a zone', { deadline: '2026-04-01T12:00:00' }, 400, 'invalid_input'],
    ['an unknown level', { level: 'guru' }, 422, 'unknown_level'],
    ['an unknown extra', { extras: ['gold'] }, 422, 'unknown_extra'],
    ['an unknown writer level', { writerLevel: 'guru' }, 422, 'unknown_writer_level'],
    ['an unknown subject', { subject: 'magic' }, 422, 'unknown_subject'],
    ['an unknown spacing', { spacing: 'triple' }, 422, 'unknown_spacing'],
    ['an unknown field', { price: 1 }, 400, 'invalid_input'],
    ['a service that is SQL', { service: `x' or '1'='1` }, 422, 'unknown_service'],
    ['a service beyond all length', { service: 'x'.repeat(10_000) }, 400, 'invalid_input'],
    ['a thousand discount codes', { discountCodes: Array(1_000).fill('A') }, 400, 'invalid_input'],
  ])('is refused for %s', async (_case, change, status, code) => {
    const answer = await quote(change)
    expect(answer).toMatchObject({ status, body: { code, status, detail: expect.stringMatching(/\w.*\.$/) } })
    expect(answer.body).not.toHaveProperty('token')
  })

  it('writes nothing down, given or refused', async () => {
    const count = () => app.database.sql('select (select count(*) from outbox_events) + (select count(*) from timeline_events) as n')
    const before = await count()
    await quote()
    await quote({ units: 0 })
    expect(await count()).toEqual(before)
  })

  it('is refused for a body that is not JSON, and without a website', async () => {
    const broken = await app.call('POST', '/api/pricing/quote', {
      website: 'inkwell', body: '{"service":', headers: { 'content-type': 'application/json' },
    })
    expect(broken).toMatchObject({ status: 400, body: { code: 'malformed_json' } })
    const nowhere = await app.call('POST', '/api/pricing/quote', { body: wanted })
    expect(nowhere).toMatchObject({ status: 400, body: { code: 'website_required' } })
  })

  it('is refused where no prices are in force', async () => {
    app.setClock(() => new Date(NOW.getTime() - MINUTE))
    expect(await quote()).toMatchObject({ status: 422, body: { code: 'no_price_table' } })
  })

  it('is refused for a service that is switched off', async () => {
    const { docs } = (await as('admin', 'GET', '/api/services?where[code][equals]=coaching')).body
    const path = `/api/services/${docs[0].id}`
    expect((await as('admin', 'PATCH', path, { active: false })).status).toBe(200)
    const coaching = { service: 'coaching', units: 2 }
    expect(await quote(coaching)).toMatchObject({ status: 422, body: { code: 'unknown_service' } })
    await as('admin', 'PATCH', path, { active: true })
    expect(await quote(coaching)).toMatchObject({ status: 200, body: { totalMinor: 12_650 } })
  })
})

describe('the promise of a quote', () => {
  const verify = async (token: string, website = inkwell.id) => {
    const { verifyQuote } = await import('../src/operations/pricing/verifyQuote.ts')
    const { asWebsite } = await import('../src/lib/context.ts')
    return asWebsite(website, async () => verifyQuote(await createLocalReq({}, app.payload), token))
  }

  it('holds what was asked and answered, and which prices it came from', async () => {
    const { token, totalMinor, lines } = (await quote({ extras: ['outline'] })).body
    const [table] = await app.database.sql('select id from price_tables where website_id = $1', [inkwell.id])
    expect(await verify(token)).toMatchObject({
      website: inkwell.id, priceTable: table!.id, totalMinor, lines, currency: 'USD',
      id: expect.any(String), hash: expect.stringMatching(/^[0-9a-f]{64}$/), expiresAt: '2026-03-02T09:30:00.000Z',
      inputs: { ...wanted, level: 'standard', extras: ['outline'], writerLevel: null, subject: null, spacing: null, discountCodes: [] },
    })
  })

  it('is equal for equal promises', async () => {
    const [first, second] = [await verify((await quote()).body.token), await verify((await quote()).body.token)]
    expect(first.hash).toBe(second.hash)
    expect(first.id).not.toBe(second.id)
  })

  it('ends after 30 minutes', async () => {
    const { token } = (await quote()).body
    app.setClock(() => new Date(NOW.getTime() + 30 * MINUTE - 1_000))
    expect(await verify(token)).toMatchObject({ totalMinor: 8_280 })
    app.setClock(() => new Date(NOW.getTime() + 30 * MINUTE))
    await expect(verify(token)).rejects.toMatchObject({ code: 'quote_expired', details: { expiredAt: '2026-03-02T09:30:00.000Z' } })
  })

  it('is not taken for another website', async () => {
    const { token } = (await quote()).body
    await expect(verify(token, federhaus.id)).rejects.toMatchObject({ code: 'quote_wrong_website' })
  })

  it('is worth nothing when it was changed, made up, or signed for another purpose', async () => {
    const { token } = (await quote()).body
    const [header, payload, signature] = token.split('.')
    const cheaper = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), totalMinor: 1 }
    const forged = Buffer.from(JSON.stringify(cheaper)).toString('base64url')
    const unsigned = Buffer.from('{"alg":"none"}').toString('base64url')
    const session = await app.mintSession(people.client)
    for (const bad of [`${header}.${forged}.${signature}`, `${unsigned}.${forged}.`, `${header}.${payload}.`, session, 'x', '']) {
      await expect(verify(bad)).rejects.toMatchObject({ code: 'quote_invalid' })
    }
  })

  it('is no session', async () => {
    const { token } = (await quote()).body
    expect((await app.call('GET', '/api/users/me', { token, website: 'inkwell' })).body.user).toBeNull()
  })
})
