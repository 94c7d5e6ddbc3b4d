import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { LIST_TOTALS } from '../src/domain/lists/totals.ts'
import { LIST_VIEWS } from '../src/domain/lists/views.ts'
import { makeUser } from './support/factories.ts'
import { startOrderApp, inHours, type OrderApp, type Who } from './support/orderApp.ts'
import { NOW } from './support/pricedApp.ts'

let t: OrderApp
beforeAll(async () => {
  t = await startOrderApp()
  await t.bring('in_progress', { title: 'Late', deadline: inHours(20) })
  await t.bring('available', { title: 'Tomorrow', deadline: inHours(60) })
  await t.bring('on_hold')
  await t.bring('delivered')
  await t.ok(t.as('client', 'POST', '/api/wallets/top-ups', { amountMinor: 5_000, currency: 'USD', gateway: 'manual' }))
})
afterAll(() => t?.app.stop())

const at = (hours: number) => t.app.setClock(() => new Date(NOW.getTime() + hours * 3_600_000))
const countsOf = async (who: Who, list: string) => {
  const { status, body } = await t.as(who, 'GET', `/api/saved-views/counts?list=${list}`)
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body.views as { name: string; count: number; query: string; isUrgent: boolean }[]
}

describe('the views of a list', () => {
  it.each(Object.keys(LIST_VIEWS))('of %s count what the list then shows', async (list) => {
    at(30)
    const who = ['mails', 'outbox-events'].includes(list) ? 'superadmin' : 'admin'
    for (const { name, count, query } of await countsOf(who, list)) {
      const { status, body } = await t.as(who, 'GET', `/api/${list}?${query}&depth=0`)
      expect([name, status, body.totalDocs]).toEqual([name, 200, count])
    }
  })

  it('know what is late, and what is due before the day is over where the website is', async () => {
    const shown = async () => Object.fromEntries((await countsOf('support', 'orders')).filter(({ name }) => ['late', 'due-today'].includes(name)).map(({ name, count }) => [name, count]))
    at(0)
    // The deadline is 00:00 in New York on the next day.
    expect(await shown()).toEqual({ late: 0, 'due-today': 0 })
    at(19)
    expect(await shown()).toEqual({ late: 0, 'due-today': 0 })
    at(21)
    expect(await shown()).toEqual({ late: 1, 'due-today': 0 })
    at(45)
    expect(await shown()).toEqual({ late: 1, 'due-today': 1 })
    // An order on hold is never late: its clock waits.
    at(200)
    expect((await shown()).late).toBe(2)
  })

  it('count for a website’s own staff alone', async () => {
    at(0)
    expect((await countsOf('stranger', 'orders')).every(({ count }) => count === 0)).toBe(true)
    expect((await t.as('editor', 'GET', '/api/saved-views/counts?list=adjustments')).status).toBe(403)
    for (const who of ['client', 'writer'] as const) expect((await t.as(who, 'GET', '/api/saved-views/counts?list=orders')).status).toBe(403)
    expect((await t.as('admin', 'GET', '/api/saved-views/counts?list=nothing')).status).toBe(400)
  })
})

describe('the totals of a list', () => {
  type Total = { currency: string; of: string; count: number; sums: Record<string, number> }
  const totalsOf = (who: Who, query = '', list = 'top-ups') => t.as(who, 'GET', `/api/${list}/totals?${query}`)

  it.each(Object.entries(LIST_TOTALS))('of %s are the sums of what the list shows', async (list, { by, sums }) => {
    const { docs } = (await t.as('admin', 'GET', `/api/${list}?limit=1000&depth=0`)).body as { docs: Record<string, never>[] }
    const { count, totals } = (await totalsOf('admin', '', list)).body as { count: number; totals: Total[] }
    expect(count).toBe(docs.length)
    expect(totals.reduce((all, each) => all + each.count, 0)).toBe(docs.length)
    for (const total of totals) {
      const added = docs.filter((doc) => doc[by] === total.of && doc.currency === total.currency)
      expect(total).toEqual({ ...total, count: added.length, sums: Object.fromEntries(Object.keys(sums).map((field) => [field, added.reduce((all, doc) => all + Number(doc[field] ?? 0), 0)])) })
    }
  })

  it('follow the filter and the search of the list', async () => {
    const pending = (await totalsOf('support', 'where[state][equals]=pending')).body
    expect(pending).toEqual({ count: 1, totals: [{ currency: 'USD', of: 'pending', count: 1, sums: { amountMinor: 5_000 } }] })
    expect((await totalsOf('support', 'search=nobody%20wrote%20this')).body).toEqual({ count: 0, totals: [] })
    expect((await totalsOf('support', 'where[nothing][equals]=1')).status).toBe(400)
  })

  it('are of the websites on which somebody looks after money', async () => {
    const foreign = await t.as('stranger', 'GET', '/api/top-ups/totals')
    expect([200, 403]).toContain(foreign.status)
    expect(foreign.body.count ?? 0).toBe(0)
    const { email } = await makeUser(t.app.payload, { email: 'both@test.example', memberships: [{ website: t.inkwell.id, roles: ['client'] }, { website: t.federhaus.id, roles: ['support'] }] })
    await t.ok(t.app.call('POST', '/api/wallets/top-ups', { as: email, website: 'inkwell', body: { amountMinor: 700, currency: 'USD', gateway: 'manual' } }))
    expect((await t.app.call('GET', '/api/top-ups?depth=0', { as: email })).body.totalDocs).toBe(1)
    expect((await t.app.call('GET', '/api/top-ups/totals', { as: email })).body).toEqual({ count: 0, totals: [] })
  })
})

describe('a saved view', () => {
  const save = (who: Who, body: object) => t.as(who, 'POST', '/api/saved-views', { list: 'orders', title: 'Mine', query: { view: 'late' }, ...body })

  it('is its maker’s, whoever is named, and stays with its list', async () => {
    const doc = await t.ok(save('support', { query: { view: 'late', where: { or: [{ and: [{ client: { equals: t.ids.client } }] }] }, sort: '-deadline', columns: ['number', '-title'] } }))
    expect(doc).toMatchObject({ owner: t.ids.support, list: 'orders', shared: false })
    expect((await t.as('admin', 'GET', `/api/saved-views/${doc.id}`)).status).toBe(404)
    expect((await t.as('admin', 'PATCH', `/api/saved-views/${doc.id}`, { title: 'Stolen' })).status).toBe(404)
    const moved = await t.ok(t.as('support', 'PATCH', `/api/saved-views/${doc.id}`, { title: 'Renamed', shared: true, list: 'top-ups', owner: t.ids.admin }))
    expect(moved).toMatchObject({ title: 'Renamed', list: 'orders', owner: t.ids.support })
    expect((await t.as('admin', 'GET', `/api/saved-views/${doc.id}`)).body).toMatchObject({ title: 'Renamed' })
    expect((await t.as('admin', 'PATCH', `/api/saved-views/${doc.id}`, { title: 'Stolen' })).status).toBe(403)
    expect((await t.as('editor', 'DELETE', `/api/saved-views/${doc.id}`)).status).toBe(403)
    expect((await t.as('admin', 'DELETE', `/api/saved-views/${doc.id}`)).status).toBe(200)
  })

  it('of money is not for editors, even when it is shared', async () => {
    const { id } = await t.ok(save('support', { list: 'top-ups', shared: true, query: { view: 'to-confirm' } }))
    expect((await t.as('editor', 'GET', `/api/saved-views/${id}`)).status).toBe(404)
    expect((await t.as('admin', 'GET', `/api/saved-views/${id}`)).status).toBe(200)
    expect((await t.as('editor', 'GET', '/api/saved-views?where[list][equals]=top-ups')).body.totalDocs).toBe(0)
  })

  it.each([
    ['a view that the list lacks', { query: { view: 'to-confirm' } }],
    ['something besides a filter', { query: { script: 'alert(1)' } }],
    ['a filter that is none', { query: { where: { or: 'everything' } } }],
    ['a path that is none', { query: { where: { or: [{ and: [{ 'a b': { equals: 1 } }] }] } } }],
    ['a list that does not exist', { list: 'nothing' }],
    ['no name', { title: '' }],
  ])('is refused with %s', async (_case, body) => {
    expect(await save('support', body)).toMatchObject({ status: 400, body: { code: 'invalid_input' } })
  })

  it('is for staff', async () => {
    for (const who of ['client', 'writer'] as const) expect((await save(who, {})).status).toBe(403)
    expect((await save('stranger', { website: t.inkwell.id })).status).toBe(403)
  })

  it('is one of a hundred at most', async () => {
    await t.app.database.sql(
      `insert into saved_views (id, website_id, list, title, query, owner_id) select gen_random_uuid(), $1, 'orders', 'x', '{}', $2 from generate_series(1, 100)`,
      [t.inkwell.id, t.ids.editor],
    )
    expect(await save('editor', {})).toMatchObject({ status: 422, body: { code: 'too_many_saved_views' } })
  })
})
