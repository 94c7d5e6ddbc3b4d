import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { orderPath, startPanelTest, type PanelTest } from './support.ts'

let t: PanelTest
let id: string
beforeAll(async () => {
  t = await startPanelTest()
  id = (await t.bring('available')).id
  await t.app.runJobs()
}, 300_000)
afterAll(() => t?.stop())

describe('papers', () => {
  it('stand on the page of their order, and lead to lines, parties and PDF', async () => {
    const page = await t.visit('support', orderPath({ id }))
    await page.waitForSelector('section[aria-labelledby=papers-title] li')
    expect(await page.innerText('section[aria-labelledby=papers-title]')).toMatch(/Invoice INV-2026-000001[\s\S]*\$82\.80/)
    await page.click('a:has-text("Invoice INV-2026-000001")')
    await page.waitForSelector('#paper-title')
    await t.panel.screenshot(page, 'support-paper')
    const text = await page.innerText('section[aria-labelledby=paper-title]')
    expect(text).toContain('Invoice INV-2026-000001')
    expect(text).toMatch(/Total\s+\$82\.80/)
    expect(text).toContain('inkwell')
    const href = await page.getAttribute('a:has-text("Download the PDF")', 'href')
    const answer = await page.evaluate(async (path) => fetch(path).then(({ status, headers }) => [status, headers.get('content-type')]), href!)
    expect(answer).toEqual([200, 'application/pdf'])
  })

  it('are listed under Money by their kind', async () => {
    const page = await t.visit('admin', '/collections/papers')
    await page.waitForSelector('td:has-text("INV-2026-000001")')
    await page.click('a:has-text("Receipts"), button:has-text("Receipts")')
    await page.waitForSelector('td:has-text("INV-2026-000001")', { state: 'detached' })
    expect(await page.innerText('table')).toContain('REC-2026-000001')
  })

  it('are not for editors', async () => {
    const page = await t.visit('editor', orderPath({ id }))
    expect(await page.locator('section[aria-labelledby=papers-title]').count()).toBe(0)
    expect(t.faults).toEqual([])
  })
})
