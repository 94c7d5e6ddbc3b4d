import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { DateTime } from 'luxon'
import { dayGroups, SERIES_NAMES, type SeriesName } from '../src/domain/overview/days.ts'
import { listPath } from '../src/domain/overview/tileGroups.ts'
import { statement } from '../src/lib/ledger/statement.ts'
import { makeMember, makeUser } from './support/factories.ts'
import { asPlatform } from './support/ledger.ts'
import { startOrderApp, type OrderApp, type OrderDoc, type Who } from './support/orderApp.ts'

type TileAnswer = { name: string; count: number; path: string }
type Section = { name: string; tiles: TileAnswer[] }

let o: OrderApp
const made: Record<string, OrderDoc> = {}
let both: string

const inDays = (days: number): string => DateTime.now().plus({ days }).toUTC().toISO()!
const move = (id: string, column: string, at: string) => o.app.database.sql(`update orders set ${column} = $2 where id = $1`, [id, at])

beforeAll(async () => {
  o = await startOrderApp()
  // Documents are stamped with the real time, so the homes are asked at the real time too.
  o.app.setClock(null)
  const wanted = { deadline: inDays(6) }
  for (const state of ['draft', 'awaiting_payment', 'available', 'in_progress', 'in_review', 'delivered', 'on_hold', 'completed', 'cancelled'] as const) made[state] = await o.bring(state, wanted)
  made.late = await o.bring('in_review', wanted)
  made.soon = await o.bring('in_progress', wanted)
  await move(made.late.id, 'deadline', inDays(-2))
  await move(made.soon.id, 'deadline', DateTime.now().plus({ seconds: 30 }).toUTC().toISO()!)
  await move(made.delivered!.id, 'created_at', inDays(-9))
  await move(made.cancelled!.id, 'created_at', inDays(-31))
  await o.move('writer', made.available!.id, 'request')
  await o.ok(o.as('client', 'POST', '/api/wallets/top-ups', { gateway: 'manual', amountMinor: 5_000, currency: 'USD' }))
  await o.as('support', 'POST', '/api/adjustments', { user: o.ids.client, party: 'client', direction: 'credit', amountMinor: 300, reason: 'An apology' })
  both = (await makeUser(o.app.payload, { memberships: [{ website: o.inkwell.id, roles: ['support'] }, { website: o.federhaus.id, roles: ['editor', 'client'] }] })).email
}, 180_000)
afterAll(() => o?.app.stop())

const homeOf = async (email: string, website?: string) => {
  const { status, body } = await o.app.call('GET', '/api/overview', { as: email, ...(website && { website }) })
  expect(status).toBe(200)
  return body as { sections: Section[]; websites: { id: string }[] }
}
const tilesOf = ({ sections }: { sections: Section[] }) => sections.flatMap(({ tiles }) => tiles)
const countOf = (home: { sections: Section[] }, name: string) => tilesOf(home).find((tile) => tile.name === name)?.count

/** What the list behind a number has, for the same person. */
async function listed(email: string, path: string, website?: string): Promise<number> {
  const { status, body } = await o.app.call('GET', `${path.replace('/collections', '/api')}&limit=1`, { as: email, ...(website && { website }) })
  expect({ path, status }).toEqual({ path, status: 200 })
  return body.totalDocs
}

describe('the home', () => {
  it.each(['editor', 'support', 'admin', 'superadmin'] as const)('of %s counts what its lists show', async (who) => {
    const home = await homeOf(o.emails[who], 'inkwell')
    const lists = tilesOf(home).filter(({ path }) => path.startsWith('/collections/'))
    expect(lists.length).toBeGreaterThan(5)
    for (const { name, count, path } of lists) expect({ name, count: await listed(o.emails[who], path, 'inkwell') }).toEqual({ name, count })
  })

  it('knows what is late, what waits and what came in', async () => {
    const support = await homeOf(o.emails.support, 'inkwell')
    expect(Object.fromEntries(tilesOf(support).map(({ name, count }) => [name, count]))).toMatchObject({
      'late-orders': 1, unclaimed: 1, requests: 1, 'on-hold': 1, 'top-ups': 1, 'with-writers': 2, 'with-editors': 2, 'with-clients': 3, 'orders-today': 9, 'top-ups-today': 1, 'delivered-today': 2, 'completed-week': 1,
    })
    expect(countOf(await homeOf(o.emails.editor, 'inkwell'), 'to-review')).toBe(2)
    expect(countOf(await homeOf(o.emails.admin, 'inkwell'), 'adjustments')).toBe(1)
  })

  it('has for each role what that role does', async () => {
    const names = async (who: Who) => tilesOf(await homeOf(o.emails[who], 'inkwell')).map(({ name }) => name)
    expect(await names('editor')).not.toContain('top-ups')
    expect(await names('support')).not.toContain('adjustments')
    expect(await names('support')).not.toContain('to-review')
    expect(await names('admin')).not.toContain('failed-jobs')
    expect(await names('superadmin')).toEqual(expect.arrayContaining(['failed-jobs', 'failed-mails', 'overdue-timers']))
  })

  it('counts for somebody of two websites what each role may do there, and its lists show that', async () => {
    const home = await homeOf(both)
    expect(home.websites.map(({ id }) => id).sort()).toEqual([o.inkwell.id, o.federhaus.id].sort())
    expect(countOf(home, 'unclaimed')).toBe(1)
    // An editor of the other website alone: nothing is to be reviewed there.
    expect(countOf(home, 'to-review')).toBe(0)
    for (const { name, count, path } of tilesOf(home)) expect({ name, count: await listed(both, path) }).toEqual({ name, count })
  })

  it('tells nothing to others', async () => {
    const outsider = await makeMember(o.app.payload, o.federhaus, 'support')
    for (const path of ['/api/overview', '/api/overview/days', '/api/overview/money']) {
      expect(await o.as(null, 'GET', path)).toMatchObject({ status: 401 })
      expect(await o.as('client', 'GET', path)).toMatchObject({ status: 403 })
      expect(await o.app.call('GET', path, { as: outsider.email, website: 'inkwell' })).toMatchObject({ status: 403 })
    }
    expect(await o.as('support', 'GET', '/api/overview/money')).toMatchObject({ status: 403 })
    expect(tilesOf(await homeOf(outsider.email)).every(({ count }) => count === 0)).toBe(true)
  })
})

describe('the last 30 days', () => {
  it('count orders by the day of the website, and each number is that of its list', async () => {
    const { body } = await o.as('support', 'GET', '/api/overview/days')
    const days = body.days as ({ date: string } & Record<SeriesName, number>)[]
    expect(days).toHaveLength(30)
    const today = DateTime.now().setZone('America/New_York')
    expect(days.at(-1)!.date).toBe(today.toISODate())
    expect(days.find(({ date }) => date === today.minus({ days: 9 }).toISODate())).toMatchObject({ placed: 1 })
    expect(days.reduce((sum, { placed }) => sum + placed, 0)).toBe(10)
    const scope = { now: new Date(), websites: [{ ...o.inkwell, name: '', currency: 'USD', timeZone: 'America/New_York', roles: [] }], isWhole: true }
    for (const day of days) {
      for (const series of SERIES_NAMES.filter((name) => day[name] > 0)) {
        const path = listPath('orders', dayGroups(series, day.date, scope))
        expect({ day: day.date, series, count: await listed(o.emails.support, path, 'inkwell') }).toEqual({ day: day.date, series, count: day[series] })
      }
    }
  })
})

describe('an admin’s money', () => {
  const accounts = async (kind: string) =>
    (await o.app.database.sql<{ id: string }>('select id from ledger_accounts where website_id = $1 and kind = $2', [o.inkwell.id, kind])).map(({ id }) => id)

  /** The statement of all accounts of a kind, from the beginning of the website's day. */
  const statementOf = async (kind: string, from: Date) => {
    const accountIds = await accounts(kind)
    return asPlatform(o.app, (req) => statement(req, { accountIds, from, to: new Date(Date.now() + 60_000), page: 1, pageSize: 10_000 }))
  }

  it('equals the ledger’s statements after a history', async () => {
    const refunded = await o.bring('available', { deadline: inDays(6) })
    await o.move('client', refunded.id, 'cancel')
    await o.move('support', made.completed!.id, 'reopen', { reason: 'A mistake' })
    const topUp = (await o.as('support', 'GET', '/api/top-ups?where[state][equals]=pending')).body.docs[0]
    await o.ok(o.as('support', 'POST', `/api/top-ups/${topUp.id}/transitions/confirm`, { version: topUp.version, input: { reference: 'Bank 7' } }))
    const again = await o.bring('completed', { deadline: inDays(6) })

    const [{ held, currency, periods }] = (await o.as('admin', 'GET', '/api/overview/money')).body.money
    expect(currency).toBe('USD')
    const today = periods.find(({ name }: { name: string }) => name === 'today')
    const from = new Date(today.from)
    const gateway = await statementOf('gateway', from)
    const books = await statementOf('held_funds', from)
    const sales = await statementOf('sales', from)
    const sumOf = (lines: typeof books.lines, ...kinds: string[]) =>
      lines.reduce((sum, { kind, amountMinor }) => sum + (kinds.length === 0 || kinds.includes(kind) ? amountMinor : 0), 0)
    expect(today).toMatchObject({
      inMinor: -sumOf(gateway.lines), outMinor: 0, feesMinor: 0,
      paidMinor: sumOf(books.lines, 'paid_by_wallet'),
      earnedMinor: -sumOf(books.lines, 'earned', 'earning_reversed'),
      salesMinor: sumOf(sales.lines),
      refundedMinor: -sumOf(books.lines, 'refunded_before_earned'),
    })
    expect(held.amountMinor).toBe(books.accounts.reduce((sum, { closingMinor }) => sum + closingMinor, 0))
    expect(today.paidMinor - today.earnedMinor - today.refundedMinor).toBe(held.amountMinor - books.accounts.reduce((sum, { openingMinor }) => sum + openingMinor, 0))
    expect(today.earnedMinor).toBe(again.totalMinor)
    expect(Math.min(today.inMinor, today.salesMinor, today.refundedMinor, held.amountMinor)).toBeGreaterThan(0)
  })

  it('leads from each figure to the transactions behind it', async () => {
    const [{ held, periods }] = (await o.as('admin', 'GET', '/api/overview/money')).body.money
    const kinds = async (path: string) => {
      const { body } = await o.app.call('GET', `${path.replace('/collections', '/api')}&limit=100&depth=0`, { as: o.emails.admin, website: 'inkwell' })
      return [...new Set((body.docs as { kind: string }[]).map(({ kind }) => kind))].sort()
    }
    const { paths } = periods[0]
    expect(await kinds(paths.in)).toEqual(['topped_up'])
    expect(await kinds(paths.earned)).toEqual(['earned', 'earning_reversed'])
    expect(await kinds(paths.refunded)).toEqual(['refunded_before_earned'])
    const { body } = await o.app.call('GET', `${held.path.replace('/collections', '/api')}&limit=100&depth=0`, { as: o.emails.admin, website: 'inkwell' })
    expect((body.docs as { balanceMinor: number }[]).reduce((sum, { balanceMinor }) => sum + balanceMinor, 0)).toBe(held.amountMinor)
  })

  it('is asked of a website’s own currency also before there is any', async () => {
    const admin = await makeMember(o.app.payload, o.federhaus, 'admin')
    const { body } = await o.app.call('GET', '/api/overview/money', { as: admin.email })
    expect(body.money).toMatchObject([{ currency: 'EUR', held: { amountMinor: 0 } }])
  })
})
