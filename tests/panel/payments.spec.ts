import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { launchBrowser } from '../support/browser.ts'
import { startGatewayApp, type GatewayApp, type Payment } from '../support/gatewayApp.ts'
import { PRICE } from '../support/orderApp.ts'
import { done, orderPath, press, send, startPanelTest, type PanelTest } from './support.ts'

let g: GatewayApp
let t: PanelTest
let order: { id: string }
let payment: Payment
beforeAll(async () => {
  g = await startGatewayApp()
  t = await startPanelTest(g.t)
  order = await g.waiting()
}, 300_000)
afterAll(async () => {
  await t?.panel.stop()
  await g?.stop()
})

const papers = async (): Promise<string[]> => {
  await g.t.app.runJobs()
  const { body } = await g.t.as('client', 'GET', `/api/papers?depth=0&sort=kind&where[payableId][equals]=${order.id}`)
  return body.docs.map(({ kind, totalMinor }: { kind: string; totalMinor: number }) => `${kind} ${totalMinor}`).sort()
}

describe('an order', () => {
  it('is paid on the gateway’s page: a card is declined, another pays, and there is a receipt', async () => {
    payment = await g.payment(order.id)
    const browser = await launchBrowser()
    const page = await browser.newPage()
    const pay = async (number: string) => {
      for (const [name, value] of Object.entries({ email: 'client@example.com', number, expiry: '12 / 34', cvc: '123', name: 'A Client' })) await page.fill(`[name=${name}]`, value)
      await page.click('button[type=submit], button:has-text("Pay")')
    }
    await page.goto(payment.nextAction!.url)
    await pay('4000 0000 0000 9995')
    await page.waitForSelector('text=insufficient funds')
    expect([await g.sync(payment.id), (await g.read(payment.id)).declineCode]).toEqual(['requires_action', 'insufficient_funds'])
    const back = page.waitForRequest((request) => request.url().includes('payment='))
    await pay('4242 4242 4242 4242')
    expect((await back).url()).toContain(payment.id)
    await browser.close()
    expect([await g.sync(payment.id), await g.stateOf(order.id)]).toEqual(['succeeded', 'available'])
    expect(await papers()).toEqual([`invoice ${PRICE}`, `receipt ${PRICE}`])
  })

  it('shows its payment to staff, with the gateway’s ids and the way to its postings', async () => {
    const page = await t.visit('support', '/collections/payments')
    await page.waitForSelector(`td:has-text("${payment.code as string}")`)
    await page.click(`a:has-text("${payment.code as string}")`)
    await page.waitForSelector('[data-form-ready=true]')
    await t.panel.screenshot(page, 'support-payment')
    await page.waitForSelector('.document-fields__sidebar-wrap a[href*="ledger-transactions"]')
    expect(await page.innerText('.document-fields__sidebar-wrap')).toMatch(/Payment intent\s+pi_/)
  })

  it('is given back in part by staff, through the gateway; the client gets a credit note', async () => {
    const { id } = await g.t.ok(g.t.as('client', 'POST', '/api/refunds', { payable: { collection: 'orders', id: order.id }, amountMinor: 1_280, reason: 'Shorter than asked for' }))
    const page = await t.visit('support', `/collections/refunds/${id}`)
    await press(page, 'approve')
    await t.panel.screenshot(page, 'support-refund')
    await send(page)
    await done(page, 'It is approved now.')
    expect(await papers()).toEqual(['credit_note 1280', `invoice ${PRICE}`, `receipt ${PRICE}`])
    expect((await g.t.as('client', 'GET', `/api/refunds/${id}`)).body.state).toBe('succeeded')
    expect(await g.t.money(order.id)).toEqual({ held: PRICE - 1_280, gateway: PRICE - 1_280 })
    const shown = await t.visit('support', orderPath(order))
    await shown.waitForSelector('section[aria-labelledby=papers-title] li:has-text("Credit note")')
    await t.panel.screenshot(shown, 'support-order-refunded')
    expect(t.faults).toEqual([])
  })
})
