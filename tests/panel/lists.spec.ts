import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import type { OrderDoc } from '../support/orderApp.ts'
import { send, startPanelTest, type PanelTest } from './support.ts'

let t: PanelTest
let held: OrderDoc
let working: OrderDoc[]
beforeAll(async () => {
  t = await startPanelTest()
  held = await t.bring('on_hold', { title: 'Waiting for the client' })
  working = [await t.bring('in_progress', { title: 'First' }), await t.bring('in_progress', { title: 'Second' }), await t.bring('in_progress', { title: 'Third' })]
  await t.bring('available', { title: '=1+1' })
}, 300_000)
afterAll(() => t?.stop())

const list = async (who: 'support' | 'admin' | 'editor', path = '/collections/orders'): Promise<Page> => {
  const page = await t.visit(who, path)
  await page.waitForSelector('.view-tab__count')
  return page
}
const tab = (name: string) => `.view-tab[data-view="${name}"]`
const numbers = (page: Page): Promise<string[]> => page.$$eval('tbody .cell-number', (cells) => cells.map(({ textContent }) => textContent ?? ''))
const choose = async (page: Page, ...orders: OrderDoc[]) => {
  for (const { number } of orders) await page.click(`input[aria-label="Choose ${number}"]`)
}

describe('the views of a list', () => {
  it('count what they find, filter by a click, and can be left again', async () => {
    const page = await list('support')
    expect(await page.innerText(`${tab('on-hold')} .view-tab__count`)).toBe('1')
    await t.panel.screenshot(page, 'lists-orders')
    await page.click(tab('on-hold'))
    await page.waitForSelector(`${tab('on-hold')}[aria-current=true]`)
    await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 1)
    expect(await numbers(page)).toEqual([held.number])
    expect(decodeURIComponent(page.url())).toContain('[state][equals]=on_hold')
    await page.click(tab('in-review'))
    await page.waitForSelector('.list-empty :text("Nothing under “In review”")')
    await t.panel.screenshot(page, 'lists-empty')
    await page.click('.list-empty button:has-text("Show all")')
    await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 5)
  })

  it('are known from an address that somebody else made', async () => {
    const page = await list('editor', '/collections/orders?where[state][equals]=on_hold')
    await page.waitForSelector(`${tab('on-hold')}[aria-current=true]`)
  })

  it('are saved with a name, found again, shared, renamed and deleted', async () => {
    const page = await list('support', '/collections/orders?search=First')
    await page.click('#save-view')
    await send(page)
    expect(await page.innerText('#view-name-problem')).toBe('Give it a name.')
    await page.fill('#view-name', 'My first')
    await page.check('.save-view__shared input')
    await t.panel.screenshot(page, 'lists-save-view')
    await send(page)
    await page.waitForSelector('.view-tab--saved:has-text("My first")')

    const colleague = await list('editor')
    await colleague.click('.view-tab--saved:has-text("My first")')
    await colleague.waitForFunction(() => document.querySelectorAll('tbody tr').length === 1)
    expect(await numbers(colleague)).toEqual([working[0]!.number])
    expect(await colleague.isVisible('#delete-view')).toBe(false)

    await page.click('#edit-view')
    await page.fill('#view-name', 'The first one')
    await send(page)
    await page.waitForSelector('.view-tab--saved:has-text("The first one")')
    await page.click('#delete-view')
    await page.click('#delete-view-surely')
    await page.waitForSelector('.view-tab--saved', { state: 'detached' })
    expect(await t.app.database.sql('select 1 from saved_views')).toEqual([])
  })
})

describe('moves of many rows', () => {
  it('are made with those that permit it, and tell of each what became of it', async () => {
    const page = await list('support')
    await choose(page, held, ...working)
    await page.waitForSelector('#bulk-button-hold')
    expect(await page.innerText('#bulk-button-hold')).toBe('Put on hold (3 of 4)')
    await t.panel.screenshot(page, 'lists-chosen')
    await page.click('#bulk-button-hold')
    await send(page)
    expect(await page.innerText('#transition-reason-problem')).toBe('Fill this in.')
    await page.fill('#transition-reason', 'The client is on holiday.')
    await page.click('#transition-side label:has-text("Client")')
    await t.panel.screenshot(page, 'lists-bulk-asking')
    // Meanwhile a colleague changes one of them.
    await t.ok(t.as('admin', 'PATCH', `/api/orders/${working[1]!.id}`, { title: 'Second, corrected' }))
    await send(page)
    await page.waitForSelector('.bulk-dialog :text("2 done, 1 refused.")')
    expect(await page.innerText(`[data-document="${working[0]!.id}"]`)).toContain('Done: it is on hold now.')
    expect(await page.innerText(`[data-document="${working[1]!.id}"]`)).toContain('Refused: Somebody changed this meanwhile.')
    await t.panel.screenshot(page, 'lists-bulk-results')
    await page.click('.bulk-dialog button:has-text("Close")')
    // The rows are read again, and none of them is chosen.
    await page.waitForSelector('.bulk-bar', { state: 'detached' })
    await page.waitForSelector('tr:has-text("Second, corrected") .state-pill:has-text("In progress")')
    await page.waitForSelector('tr:has-text("Third") .state-pill:has-text("On hold")')
    expect((await t.rowOf(working[0]!.id)).state).toBe('on_hold')
    expect((await t.rowOf(working[1]!.id)).state).toBe('in_progress')
  }, 120_000)

  it('work by keyboard on a phone in the dark, where only the table scrolls sideways', async () => {
    const page = await t.visit('support', '')
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto('/admin/collections/orders', { waitUntil: 'networkidle' })
    await page.waitForSelector('.view-tab__count')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await t.panel.screenshot(page, 'lists-phone')
    await page.focus(`input[aria-label="Choose ${held.number}"]`)
    await page.keyboard.press('Space')
    await page.waitForSelector('#bulk-button-resume')
    await page.focus('#bulk-button-resume')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.bulk-dialog button[type=submit]')
    await t.panel.screenshot(page, 'lists-phone-bulk')
    await page.focus('.bulk-dialog button[type=submit]')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.bulk-dialog :text("1 done.")')
    expect((await t.rowOf(held.id)).state).toBe('in_progress')
  })

  it('are not offered to who has none to make', async () => {
    const page = await t.visit('editor', '/collections/deliverables')
    expect(await page.isVisible('.cell-_select')).toBe(false)
  })
})

it('saves the list as a file, with the filter, the columns and the words of the page', async () => {
  const page = await list('admin', '/collections/orders?where[state][equals]=available')
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('#export-csv')])
  expect(download.suggestedFilename()).toMatch(/^orders-\d{4}-\d\d-\d\d\.csv$/)
  const [head, row, ...rest] = (await readFile(await download.path(), 'utf8')).split('\r\n')
  expect(head).toMatch(/^\uFEFFNumber,Title,State,Client,Writer,Deadline,Total,Currency/)
  expect(row).toMatch(/^[^,]+,'=1\+1,Available,[^,]+,,\d{4}-\d\d-\d\d \d\d:\d\d:\d\d -0[45]:00,82\.80,USD/)
  expect(rest).toEqual([''])
})

it('runs without an error in the browser', () => {
  expect(t.faults).toEqual([])
})
