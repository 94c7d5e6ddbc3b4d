import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { createLocalReq } from 'payload'
import type { TestApp } from './support/app.ts'
import { NOW, startPricedApp, type Person } from './support/pricedApp.ts'

const HOUR = 3_600_000
const inHours = (hours: number) => new Date(NOW.getTime() + hours * HOUR)

let app: TestApp
let inkwell: { id: string }
let federhaus: { id: string }
/** The table that the seed scheduled. */
let opening: string
let people: Record<Person, string>

const as = (who: Person, method: string, path: string, body?: unknown, website = 'inkwell') =>
  app.call(method, `/api/price-tables${path}`, { as: people[who], website, body })
const move = (who: Person, id: string, name: string, version: number, input: object = {}) =>
  as(who, 'POST', `/${id}/transitions/${name}`, { version, input })
const duplicate = async () => (await as('admin', 'POST', `/${opening}/duplicate`)).body.doc
const quote = async () => {
  const body = { service: 'blog-article', units: 1, deadline: inHours(1_000).toISOString() }
  return (await app.call('POST', '/api/pricing/quote', { website: 'inkwell', body })).body
}
const stored = async (id: string) => (await app.database.sql('select * from price_tables where id = $1', [id]))[0]

beforeAll(async () => {
  ;({ app, inkwell, federhaus, people } = await startPricedApp())
  const [table] = await app.database.sql<{ id: string }>('select id from price_tables where website_id = $1', [inkwell.id])
  opening = table!.id
})
afterAll(() => app?.stop())
beforeEach(() => app.setClock(() => NOW))

describe('editing prices', () => {
  it('begins with a name; the currency is the website’s', async () => {
    const { status, body } = await as('admin', 'POST', '', { name: 'Spring' })
    expect({ status, ...body.doc }).toMatchObject({ status: 201, name: 'Spring', currency: 'USD', state: 'draft', website: inkwell.id })
    const { body: found } = await as('admin', 'GET', `/${body.doc.id}/problems`)
    expect(found.isValid).toBe(false)
    expect(found.problems.map((problem: { path: string }) => problem.path)).toEqual(['services', 'urgency'])
  })

  it.each<Person>(['client', 'writer', 'editor', 'support'])('is not for the role %s', async (who) => {
    expect((await as(who, 'POST', '', { name: 'Mine' })).status).toBe(403)
    const draft = await duplicate()
    expect([403, 404]).toContain((await as(who, 'PATCH', `/${draft.id}`, { name: 'Mine' })).status)
    expect([403, 404]).toContain((await as(who, 'DELETE', `/${draft.id}`)).status)
    expect([403, 404]).toContain((await as(who, 'POST', `/${draft.id}/duplicate`)).status)
    expect([403, 404]).toContain((await move(who, draft.id, 'schedule', draft.version)).status)
    expect(await stored(draft.id)).toMatchObject({ name: draft.name, state: 'draft' })
  })

  it('looks like a missing table to another website, and to who is not signed in', async () => {
    const missing = '01a203ea-0000-7000-8000-000000000000'
    for (const path of ['', '/problems', '/transitions']) {
      expect((await as('stranger', 'GET', `/${opening}${path}`, undefined, 'federhaus')).status).toBe(404)
      for (const caller of [{ as: people.stranger, website: 'inkwell' }, { website: 'inkwell' }]) {
        const [there, gone] = [await app.call('GET', `/api/price-tables/${opening}${path}`, caller), await app.call('GET', `/api/price-tables/${missing}${path}`, caller)]
        expect(there.status).toBeGreaterThan(400)
        expect({ ...there.body, requestId: '' }).toEqual({ ...gone.body, requestId: '' })
      }
    }
  })

  it('refuses the services of another website', async () => {
    const [foreign] = await app.database.sql<{ id: string }>('select id from services where website_id = $1', [federhaus.id])
    const draft = await duplicate()
    for (const data of [
      { services: [{ service: foreign!.id, levels: [] }] },
      { extras: [{ label: 'X', code: 'x', kind: 'fixed', amountMinor: 1, services: [foreign!.id] }] },
    ]) {
      expect(await as('admin', 'PATCH', `/${draft.id}`, data)).toMatchObject({ status: 400, body: { code: 'invalid_input' } })
    }
  })

  it.each<[string, object, string]>([
    ['a negative price', { services: [{ levels: [{ label: 'A', code: 'a', priceMinor: -1, perUnits: 1 }] }] }, 'services.0.levels.0.priceMinor'],
    ['a price in parts of a cent', { services: [{ levels: [{ label: 'A', code: 'a', priceMinor: 1.5, perUnits: 1 }] }] }, 'services.0.levels.0.priceMinor'],
    ['a multiplier of 100', { subjects: [{ label: 'A', code: 'a', multiplier: 100 }] }, 'subjects.0.multiplier'],
    ['a code with blanks', { subjects: [{ label: 'A', code: 'a b', multiplier: 1 }] }, 'subjects.0.code'],
    ['a name beyond its length', { name: 'x'.repeat(10_000) }, 'name'],
  ])('refuses %s and names the place', async (_case, data, path) => {
    const draft = await duplicate()
    const { status, body } = await as('admin', 'PATCH', `/${draft.id}`, data)
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'invalid_input' })
    expect(JSON.stringify(body.details.problems)).toContain(`"${path}"`)
    expect(await stored(draft.id)).toMatchObject({ name: draft.name, version: draft.version })
  })

  it('keeps state, start and currency out of the editor’s hands', async () => {
    const draft = await duplicate()
    expect(await as('admin', 'PATCH', `/${draft.id}`, { state: 'scheduled' })).toMatchObject({ status: 422, body: { code: 'state_not_writable' } })
    await as('admin', 'PATCH', `/${draft.id}`, { validFrom: NOW, currency: 'EUR', website: federhaus.id, version: 99 })
    expect(await stored(draft.id)).toMatchObject({ state: 'draft', valid_from: null, currency: 'USD', website_id: inkwell.id, version: 1 })
  })

  it('previews the price of a draft for staff, and promises nothing', async () => {
    const draft = await duplicate()
    const wanted = { service: 'blog-article', units: 2, deadline: inHours(1_000).toISOString() }
    const levels = [{ label: 'Standard', code: 'standard', priceMinor: 10_000, perUnits: 1 }]
    const [first, ...rest] = draft.services
    await as('admin', 'PATCH', `/${draft.id}`, { services: [{ ...first, levels }, ...rest] })
    const { status, body } = await as('editor', 'POST', `/${draft.id}/preview`, wanted)
    expect({ status, totalMinor: body.totalMinor, token: body.token }).toEqual({ status: 200, totalMinor: 19_000, token: undefined })
    expect((await as('client', 'POST', `/${draft.id}/preview`, wanted)).status).toBe(403)
    await as('admin', 'PATCH', `/${draft.id}`, { urgency: [] })
    expect(await as('editor', 'POST', `/${draft.id}/preview`, wanted)).toMatchObject({ status: 422, body: { code: 'price_table_invalid' } })
  })

  it('deletes a draft, and nothing else', async () => {
    const draft = await duplicate()
    expect((await as('admin', 'DELETE', `/${draft.id}`)).status).toBe(200)
    expect([403, 404]).toContain((await as('admin', 'DELETE', `/${opening}`)).status)
    expect(await stored(opening)).toMatchObject({ state: 'scheduled' })
  })
})

describe('scheduling prices', () => {
  it('changes quotes from their start on, and honours a quote given before', async () => {
    const before = await quote()
    const draft = await duplicate()
    const [first, ...rest] = draft.services
    const dearer = { ...first, levels: [{ ...first.levels[0], priceMinor: 9_900 }] }
    const { doc } = (await as('admin', 'PATCH', `/${draft.id}`, { services: [dearer, ...rest] })).body
    const validFrom = inHours(0.25).toISOString()
    const moved = await move('admin', doc.id, 'schedule', doc.version, { validFrom })
    expect({ status: moved.status, ...moved.body.doc }).toMatchObject({ status: 200, state: 'scheduled', validFrom })

    expect((await quote()).totalMinor).toBe(before.totalMinor)
    app.setClock(() => inHours(0.25))
    expect((await quote()).totalMinor).toBe(9_405)
    const { verifyQuote } = await import('../src/operations/pricing/verifyQuote.ts')
    const { asWebsite } = await import('../src/lib/context.ts')
    const honoured = await asWebsite(inkwell.id, async () => verifyQuote(await createLocalReq({}, app.payload), before.token))
    expect(honoured).toMatchObject({ totalMinor: before.totalMinor, priceTable: opening })
    expect(await move('admin', doc.id, 'withdraw', moved.body.doc.version)).toMatchObject({ status: 409, body: { code: 'price_table_in_force' } })
  })

  it('is refused with the problems, for the past, for a taken moment and for a stale version', async () => {
    const draft = await duplicate()
    const refused = async (input: object, status: number, code: string, version = draft.version) => {
      expect(await move('admin', draft.id, 'schedule', version, input)).toMatchObject({ status, body: { code } })
      expect(await stored(draft.id)).toMatchObject({ state: 'draft', valid_from: null })
    }
    await refused({ validFrom: inHours(-1).toISOString() }, 422, 'valid_from_in_past')
    await refused({ validFrom: inHours(0).toISOString() }, 409, 'valid_from_taken')
    app.setClock(() => inHours(2))
    await refused({ validFrom: 'soon' }, 400, 'invalid_input')
    await refused({ from: inHours(3).toISOString() }, 400, 'invalid_input')
    await refused({}, 409, 'version_conflict', draft.version + 1)
    await as('admin', 'PATCH', `/${draft.id}`, { urgency: [{ label: 'Late', fromHours: 5, multiplier: 1 }] })
    await refused({ validFrom: inHours(3).toISOString() }, 422, 'price_table_invalid', draft.version + 1)
  })

  it('is final: neither an edit nor raw SQL changes prices that were scheduled', async () => {
    const before = await as('admin', 'GET', `/${opening}`)
    expect(await as('admin', 'PATCH', `/${opening}`, { name: 'Other' })).toMatchObject({ status: 409, body: { code: 'price_table_scheduled' } })
    for (const text of [
      `update price_tables set name = 'x' where id = $1`,
      `update price_tables set valid_from = valid_from + interval '1 day' where id = $1`,
      `delete from price_tables where id = $1`,
      `delete from price_tables_services where _parent_id = $1`,
      `update price_tables_services_levels set price_minor = 1 where _parent_id in (select id from price_tables_services where _parent_id = $1)`,
      `update price_tables_extras set amount_minor = 1 where _parent_id = $1`,
      `delete from price_tables_rels where parent_id = $1`,
      `insert into price_tables_subjects (_order, _parent_id, id, label, code, multiplier) values (9, $1, 'x', 'X', 'x', 1)`,
    ]) {
      await expect(app.database.sql(text, [opening])).rejects.toMatchObject({ code: '23514' })
    }
    expect((await as('admin', 'GET', `/${opening}`)).body).toEqual(before.body)
  })

  it('can be taken back until the prices start, and gives the moment free', async () => {
    const validFrom = inHours(48).toISOString()
    const first = await duplicate()
    const scheduled = (await move('admin', first.id, 'schedule', first.version, { validFrom })).body.doc
    const second = await duplicate()
    expect((await move('admin', second.id, 'schedule', second.version, { validFrom })).status).toBe(409)
    const withdrawn = await move('superadmin', first.id, 'withdraw', scheduled.version)
    expect(withdrawn.body.doc).toMatchObject({ state: 'withdrawn' })
    expect((await move('admin', second.id, 'schedule', second.version, { validFrom })).status).toBe(200)
    const timeline = await app.database.sql('select event, from_state, to_state from timeline_events where document_id = $1 order by at, id', [first.id])
    expect(timeline.map(({ event }) => event)).toEqual(['schedule', 'withdraw'])
  })

  it('gives one of two tables a moment that both want at once', async () => {
    const validFrom = inHours(72).toISOString()
    const drafts = [await duplicate(), await duplicate()]
    const answers = await Promise.all(drafts.map(({ id, version }) => move('admin', id, 'schedule', version, { validFrom })))
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1)
    const [count] = await app.database.sql(`select count(*)::int as n from price_tables where state = 'scheduled' and valid_from = $1`, [validFrom])
    expect(count).toEqual({ n: 1 })
  })
})
