import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { until } from '../support/until.ts'
import { buttons, done, openNav, orderPath, press, send, startPanelTest, type PanelTest } from './support.ts'

let t: PanelTest
beforeAll(async () => {
  t = await startPanelTest()
}, 300_000)
afterAll(() => t?.stop())

const topUp = async (amountMinor: number): Promise<{ id: string; code: string }> =>
  t.ok(t.as('client', 'POST', '/api/wallets/top-ups', { amountMinor, currency: 'USD', gateway: 'manual' })) as never
const walletMinor = async (): Promise<number> => {
  const { body } = await t.as('client', 'GET', '/api/wallets/me')
  return body.balances?.[0]?.balanceMinor ?? body.balanceMinor ?? body.wallet?.balanceMinor
}
const stateOf = async (table: string, id: string) => (await t.app.database.sql<{ state: string }>(`select state from ${table} where id = $1`, [id]))[0]?.state

describe('a top-up', () => {
  it('is found on the home page and confirmed by support with the reference of the transfer', async () => {
    const { id, code } = await topUp(12_345)
    const before = await walletMinor()
    const page = await t.visit('support', '')
    await page.click('[data-tile=top-ups]')
    await page.click(`a:has-text("${code}")`)
    await page.waitForSelector('#transition-button-confirm')
    expect(await buttons(page)).toEqual(['confirm', 'reject'])
    await press(page, 'confirm')
    expect(await page.innerText('.transition-dialog__confirm')).toBe('The client can spend the money at once. Is it on the bank account?')
    await page.fill('#transition-reference', 'SEPA 4711')
    await t.panel.screenshot(page, 'support-top-up')
    await send(page)
    await done(page, 'Confirm: done. It is confirmed now.')
    expect(await stateOf('top_ups', id)).toBe('confirmed')
    expect(await walletMinor()).toBe(before + 12_345)
  })

  it('is rejected with a reason that the client reads', async () => {
    const { id } = await topUp(600)
    const page = await t.visit('admin', `/collections/top-ups/${id}`)
    await press(page, 'reject')
    await page.fill('#transition-reason', 'The money never came.')
    await send(page)
    await done(page, 'It is rejected now.')
    expect(await stateOf('top_ups', id)).toBe('rejected')
  })

  it('is not for editors', async () => {
    const { id } = await topUp(700)
    const page = await t.visit('editor', `/collections/top-ups/${id}`)
    expect(await page.innerText('body')).not.toContain('7.00')
    await openNav(page)
    expect(await page.isVisible('#nav-orders')).toBe(true)
    expect(await page.isVisible('#nav-top-ups')).toBe(false)
  })
})

describe('an adjustment', () => {
  it('is requested by support as money is written, and approved by an admin', async () => {
    const page = await t.visit('support', '/collections/adjustments/create')
    await choose(page, 'user', t.emails.client.split('@')[0]!)
    await page.fill('#field-reason', 'Goodwill after a late delivery')
    // The form asks the server after each choice: what is typed meanwhile may be read a moment late.
    await until(async () => {
      await page.fill('#field-amountMinor', 'sixty')
      await page.click('#action-save')
      return page.waitForSelector('.field-error:has-text("such as 24.00")', { timeout: 3_000 }).then(() => true, () => false)
    }, 30)
    await page.fill('#field-amountMinor', '60.00')
    await page.click('#action-save')
    await page.waitForURL(/adjustments\/[0-9a-f-]{36}/)
    const id = page.url().split('/').at(-1)!
    await page.waitForSelector('.why-not__button')
    expect(await buttons(page)).toEqual([])
    expect((await t.app.database.sql('select amount_minor, state from adjustments where id = $1', [id]))[0]).toMatchObject({ amount_minor: 6000, state: 'requested' })

    const before = await walletMinor()
    const admin = await t.visit('admin', `/collections/adjustments/${id}`)
    await t.panel.screenshot(admin, 'admin-adjustment')
    await press(admin, 'approve')
    await send(admin)
    await done(admin, 'It is approved now.')
    expect(await walletMinor()).toBe(before + 6_000)
  })

  it('above the limit waits for a second person, and its requester reads why', async () => {
    const { id } = await t.ok(t.as('admin', 'POST', '/api/adjustments', { user: t.ids.client, party: 'client', direction: 'credit', amountMinor: 9_000, reason: 'Large' }))
    const page = await t.visit('admin', `/collections/adjustments/${id}`)
    await page.click('.why-not__button')
    expect(await buttons(page)).toEqual(['reject'])
    expect(await page.innerText('[data-transition~=approve]')).toContain('somebody other than the requester must approve it')
  })
})

describe('the books', () => {
  it('lead from an order’s held funds to its postings, a transaction, and back to the order', async () => {
    const order = await t.bring('in_progress')
    const page = await t.visit('support', orderPath(order))
    await page.click('.order-money a:has-text("$82.80")')
    await page.waitForSelector('.panel-table :text("Paid by wallet")')
    await t.panel.screenshot(page, 'ledger-account')
    expect(await page.innerText('.panel-table tbody tr')).toMatch(/\+\$82\.80\s+\$82\.80/)
    await page.click('.panel-table a:has-text("Paid by wallet")')
    await page.waitForSelector('.doc-header__title:has-text("Paid by wallet")')
    await page.waitForSelector('.panel-table :text("Held funds, USD")')
    await t.panel.screenshot(page, 'ledger-transaction')
    await page.click(`a:has-text("Order ${order.number}")`)
    await page.waitForSelector(`.doc-header__title:has-text("${order.number}")`)
  })

  it('show the balance of the platform’s own accounts, and nothing to change', async () => {
    const page = await t.visit('admin', '/collections/ledger-accounts?limit=100')
    expect(await page.innerText('tr:has-text("Gateway manual")')).toMatch(/-\$[\d,.]+/)
    await page.click('a:has-text("Gateway manual")')
    await page.waitForSelector('.panel-table tbody tr')
    expect(await page.isVisible('#action-save')).toBe(false)
  })
})

it('runs without an error in the browser', () => {
  expect(t.faults).toEqual([])
})

async function choose(page: Page, field: string, name: string): Promise<void> {
  await page.click(`#field-${field} .rs__control`)
  await page.keyboard.type(name)
  await page.click(`.rs__option:has-text("${name}")`)
}
