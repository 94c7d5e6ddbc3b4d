import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { startPanel, type TestPanel } from '../support/panel.ts'
import { startPricedApp, type Person } from '../support/pricedApp.ts'
import type { TestApp } from '../support/app.ts'

const MINUTES = 60_000

let app: TestApp
let panel: TestPanel
let people: Record<Person, string>
let opening: string

beforeAll(async () => {
  const priced = await startPricedApp()
  ;({ app, people } = priced)
  // The panel's process has the real clock.
  app.setClock(null)
  const [table] = await app.database.sql<{ id: string }>('select id from price_tables where website_id = $1', [priced.inkwell.id])
  opening = table!.id
  panel = await startPanel(app)
}, 8 * MINUTES)
afterAll(async () => {
  await panel?.stop()
  await app?.stop()
})

const tab = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const save = async (page: Page) => {
  const saved = page.waitForResponse((response) => response.request().method() === 'PATCH')
  await page.locator('#action-save').click()
  return (await saved).status()
}

it('lets an admin change prices without JSON or cents: duplicate, edit, mend, preview, schedule', async () => {
  const page = await panel.open(people.admin)
  await page.goto(`/admin/collections/price-tables/${opening}`, { waitUntil: 'networkidle' })
  expect(await page.locator('#field-services__0__levels__0__priceMinor').isDisabled()).toBe(true)
  await page.getByRole('button', { name: 'Duplicate to a new draft' }).click()
  await page.waitForURL((url) => !url.pathname.endsWith(opening))
  await page.waitForLoadState('networkidle')

  const price = page.locator('#field-services__0__levels__0__priceMinor')
  await tab(page, 'Prices')
  expect(await price.inputValue()).toBe('24.00')
  await price.fill('twenty')
  expect(await save(page)).toBe(400)
  await price.fill('29,5')
  await price.blur()
  expect(await price.inputValue()).toBe('29.50')
  await tab(page, 'Urgency')
  await page.locator('#field-urgency__1__fromHours').fill('30')
  expect(await save(page)).toBe(200)

  await tab(page, 'Problems and preview')
  await page.getByText('Deadlines from 24 to 30 hours have no price: close the gap.').waitFor()
  await panel.screenshot(page, 'price-table-problems')
  await tab(page, 'Urgency')
  await page.locator('#field-urgency__1__fromHours').fill('24')
  expect(await save(page)).toBe(200)

  await tab(page, 'Problems and preview')
  await page.getByText('This table has no problems.').waitFor()
  await page.getByRole('button', { name: 'Show the price' }).click()
  await page.getByRole('row', { name: 'Total $28.03' }).waitFor()
  await panel.screenshot(page, 'price-table-preview')

  await page.locator('#transition-button-schedule').click()
  await page.locator('.transition-dialog button[type=submit]').click()
  await page.locator('.state-pill', { hasText: 'Scheduled' }).first().waitFor()
  await panel.screenshot(page, 'price-table-scheduled')
  const [latest] = await app.database.sql(`select state, version from price_tables order by valid_from desc nulls last limit 1`)
  expect(latest).toMatchObject({ state: 'scheduled' })
  await page.context().close()
})

it('lets an editor read and preview prices, and nothing more', async () => {
  const page = await panel.open(people.editor)
  await page.goto(`/admin/collections/price-tables/${opening}`, { waitUntil: 'networkidle' })
  await tab(page, 'Problems and preview')
  await page.getByRole('button', { name: 'Show the price' }).click()
  await page.getByRole('row', { name: 'Total $22.80' }).waitFor()
  expect(await page.getByRole('button', { name: 'Duplicate to a new draft' }).count()).toBe(0)
  expect(await page.locator('#action-save').count()).toBe(0)
  expect(await page.locator('#transition-button-withdraw').count()).toBe(0)
  await page.context().close()
})
