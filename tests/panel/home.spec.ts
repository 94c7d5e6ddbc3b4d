import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { judge, ourFaults } from '../../scripts/screenshots/judge.ts'
import { orderPath, press, startPanelTest, type PanelTest } from './support.ts'

let t: PanelTest
const DAY_MS = 86_400_000
const wanted = { deadline: new Date(Date.now() + 6 * DAY_MS).toISOString() }
beforeAll(async () => {
  t = await startPanelTest()
  // The panel has a process of its own, and its clock is the real one.
  t.app.setClock(null)
  for (const state of ['available', 'in_review', 'in_review', 'on_hold', 'completed'] as const) await t.bring(state, wanted)
  await t.ok(t.as('client', 'POST', '/api/wallets/top-ups', { gateway: 'manual', amountMinor: 5_000, currency: 'USD' }))
  await t.as('support', 'POST', '/api/adjustments', { user: t.ids.client, party: 'client', direction: 'credit', amountMinor: 300, reason: 'An apology' })
}, 300_000)
afterAll(() => t?.stop())

type Shown = { name: string; count: number; href: string }

async function home(who: 'editor' | 'support' | 'admin' | 'superadmin') {
  const page = await t.visit(who, '')
  await page.waitForSelector('[data-tile]')
  const tiles = await page.$$eval('[data-tile]', (links) => links.map((link): Shown => ({
    name: link.getAttribute('data-tile')!, count: Number(link.querySelector('.home__count')!.textContent!.replaceAll(',', '')), href: link.getAttribute('href')!,
  })))
  return { page, tiles, countOf: (name: string) => tiles.find((tile) => tile.name === name)?.count }
}

/** How many documents the list behind a link tells, for the person whose page it is. */
const listed = (page: Awaited<ReturnType<typeof home>>['page'], href: string) =>
  page.evaluate(async (address) => ((await (await fetch(address)).json()) as { totalDocs: number }).totalDocs, `${href.replace('/admin/collections', '/api')}&limit=1`)

describe('the home', () => {
  it.each(['editor', 'support', 'admin', 'superadmin'] as const)('of %s shows numbers, each the way to as many documents', async (who) => {
    const { page, tiles } = await home(who)
    for (const { name, count, href } of tiles.filter(({ href: address }) => address.includes('?'))) expect({ name, count: await listed(page, href) }).toEqual({ name, count })
    await t.panel.screenshot(page, `home-${who}`)
  })

  it('of an editor leads to the orders to review, and the list shows just these', async () => {
    const { page, countOf } = await home('editor')
    expect(countOf('to-review')).toBe(2)
    expect(countOf('top-ups')).toBeUndefined()
    await page.click('[data-tile=to-review]')
    await page.waitForSelector('.table tbody tr')
    expect(await page.$$('.table tbody tr')).toHaveLength(2)
  })

  it('of an admin shows the money of the books, and leads to the transactions', async () => {
    const { page, countOf } = await home('admin')
    expect(countOf('adjustments')).toBe(1)
    await page.waitForSelector('[data-money]')
    const held = await t.app.database.sql<{ minor: string }>(`select sum(balance_minor) as minor from ledger_accounts where kind = 'held_funds' and website_id = $1`, [t.inkwell.id])
    expect(await page.innerText('[data-money] header')).toContain(new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(Number(held[0]!.minor) / 100))
    await page.click('[data-figure="earnedMinor days"] a')
    await page.waitForSelector('.table tbody tr')
    expect(new Set(await page.$$eval('.table tbody .cell-kind', (cells) => cells.map(({ textContent }) => textContent)))).toEqual(new Set(['Earned']))
  })

  it('shows the last 30 days as a chart and as a table whose numbers lead to their orders', async () => {
    const { page } = await home('support')
    await page.waitForSelector('.home__chart svg .recharts-bar-rectangle')
    await page.click('.home__table summary')
    const [link] = await page.$$('.home__table tbody tr[data-day] a')
    const count = Number(await link!.innerText())
    await link!.click()
    await page.waitForSelector('.table tbody tr')
    expect(await page.$$('.table tbody tr')).toHaveLength(count)
  })

  it('says in words that it could not be read, and reads it when asked again', async () => {
    const page = await t.visit('support', '/collections/orders')
    await page.route('**/api/overview', (route) => route.abort())
    await page.goto('/admin', { waitUntil: 'networkidle' })
    await page.waitForSelector('.home .failure:has-text("The server did not answer. Try again in a moment.")')
    await page.unroute('**/api/overview')
    await page.click('.failure button:has-text("Try again")')
    await page.waitForSelector('[data-tile=unclaimed]')
    expect(await page.$('.failure')).toBeNull()
  })
})

const WIDE = { width: 1440, height: 900 }
const NARROW = { width: 390, height: 844 }

describe('pages of our own', () => {
  it.each(['light', 'dark'] as const)('have no serious fault of accessibility in a %s theme, wide and narrow', async (theme) => {
    const [order] = await t.app.database.sql<{ id: string }>(`select id from orders where state = 'available' limit 1`)
    const page = await t.panel.open(t.emails.admin)
    await page.context().addCookies([{ name: 'payload-theme', value: theme, url: t.panel.url }])
    for (const [path, isThere] of [['', '[data-money]'], [orderPath(order!), '.transitions__button']] as const) {
      await page.setViewportSize(WIDE)
      await page.goto(`/admin${path}`, { waitUntil: 'networkidle' })
      await page.waitForSelector(isThere)
      for (const window of [WIDE, NARROW]) {
        await page.setViewportSize(window)
        expect(ourFaults(await judge(page))).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(window.width)
      }
    }
  }, 120_000)

  it('close a dialog by Escape and give the focus back', async () => {
    const page = await t.visit('support', orderPath(await t.bring('available', wanted)))
    await page.focus('#transition-button-assign')
    await press(page, 'assign')
    await page.waitForSelector('.transition-dialog')
    expect(ourFaults(await judge(page))).toEqual([])
    await page.keyboard.press('Escape')
    await page.waitForSelector('.transition-dialog', { state: 'detached' })
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('transition-button-assign')
  })
})

it('runs without an error in the browser', () => {
  expect(t.faults).toEqual([])
})
