import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { v7 as uuid } from 'uuid'
import { heldFunds, gatewayAccount, clientWallet } from '../src/domain/ledger/accountRef.ts'
import type { ReportedDifference } from '../src/domain/reconciliation/report.ts'
import { inTransaction } from '../src/lib/db/transaction.ts'
import { post } from '../src/lib/ledger/post.ts'
import { startGatewayApp, type GatewayApp } from './support/gatewayApp.ts'
import { asPlatform } from './support/ledger.ts'
import { PRICE } from './support/orderApp.ts'
import { NOW } from './support/pricedApp.ts'

let g: GatewayApp
const DAY = NOW.toISOString().slice(0, 10)
const orders: string[] = []
const intents: string[] = []

beforeAll(async () => {
  g = await startGatewayApp()
  g.t.app.harmBooks('differences are planted')
  while (orders.length < 4) {
    const { id } = await g.waiting()
    const payment = await g.paid(id)
    orders.push(id)
    intents.push((await g.read(payment.id, 'support')).intentId as string)
  }
})
afterAll(async () => g.stop())

type Report = { state: string; agreed: number; differences: ReportedDifference[]; totals: object[]; failure: string | null }

async function report(): Promise<Report> {
  const { status } = await g.t.as('admin', 'POST', '/api/reconciliations/run', { day: DAY })
  expect(status).toBe(202)
  await g.t.app.runJobs()
  return (await g.t.as('admin', 'GET', `/api/reconciliations?where[day][equals]=${DAY}`)).body.docs[0]
}
const found = async () => (await report()).differences.map(({ cause, subject }) => `${cause} ${subject}`)

/** Books what no recipe books. */
async function plant(order: string, amountMinor: number, { currency = 'USD', back = false } = {}): Promise<void> {
  const [outside, held] = [gatewayAccount('stripe'), heldFunds({ collection: 'orders', id: order })]
  const [from, to] = back ? [held, outside] : [outside, held]
  await asPlatform(g.t.app, (req) => inTransaction(req, () => post(req, {
    website: g.t.inkwell.id, kind: 'paid_by_gateway', document: { collection: 'orders', id: order }, actor: { id: null }, idempotencyKey: uuid(),
    postings: [{ from, to, amountMinor, currency }],
  })))
}

describe('the reconciliation of a day', () => {
  it('finds nothing where payments and their fees are booked', async () => {
    const { state, agreed, differences, totals } = await report()
    const net = 4 * (PRICE - Math.round(PRICE * 0.029) - 30)
    expect([state, agreed, differences, totals]).toEqual(['agrees', 8, [], [{ currency: 'USD', gatewayMinor: net, ledgerMinor: net, paidOutMinor: 0 }]])
  })

  it('agrees about refunds, by a cancellation and by a decision', async () => {
    const { id } = await g.waiting()
    await g.paid(id)
    await g.t.move('client', id, 'cancel')
    await g.t.app.runJobs()
    expect(await g.t.money(id)).toEqual({ held: 0, gateway: 0 })
    const { state, agreed, differences } = await report()
    expect([state, agreed, differences]).toEqual(['agrees', 11, []])
  })

  it('names what was booked twice, in another amount or in another currency, with the payment it is about', async () => {
    await plant(orders[0]!, PRICE)
    await plant(orders[1]!, 1, { back: true })
    await plant(orders[2]!, PRICE, { currency: 'EUR' })
    expect((await found()).sort()).toEqual([`doubled_in_ledger charge ${intents[0]}`, `wrong_amount charge ${intents[1]}`, `wrong_currency charge ${intents[2]}`])
    const { state, differences } = await report()
    expect([state, differences.every(({ document, transactions }) => document?.collection === 'payments' && transactions.length === 2)]).toEqual(['differs', true])
  })

  it('names what is missing on either side', async () => {
    const elsewhere = new URLSearchParams({ amount: '700', currency: 'usd', payment_method: 'pm_card_visa', confirm: 'true', return_url: 'https://inkwell.example' })
    const charge = await (await fetch(`${g.stripe.origin}/v1/payment_intents`, { method: 'POST', headers: { authorization: 'Bearer sk_test_inkwell' }, body: elsewhere })).json() as { id: string }
    const invented = uuid()
    await asPlatform(g.t.app, (req) => inTransaction(req, () => post(req, {
      website: g.t.inkwell.id, kind: 'topped_up', document: { collection: 'tests', id: invented }, actor: { id: null }, idempotencyKey: invented,
      postings: [{ from: gatewayAccount('stripe'), to: clientWallet(g.t.ids.client), amountMinor: 900, currency: 'USD' }],
    })))
    const [transaction] = await g.t.app.database.sql<{ id: string }>('select id from ledger_transactions where idempotency_key = $1', [invented])
    expect(await found()).toEqual(expect.arrayContaining([`missing_in_ledger charge ${charge.id}`, `missing_in_ledger fee ${charge.id}`]))
    // It might still be under way; a day later it is missing.
    expect(await found()).not.toContain(`missing_at_gateway ledger ${transaction!.id}`)
    g.t.app.setClock(() => new Date(NOW.getTime() + 25 * 3_600_000))
    expect(await found()).toContain(`missing_at_gateway ledger ${transaction!.id}`)
  })

  it('says so when the gateway can’t be asked, and is done again by itself', async () => {
    await g.control('POST', 'faults', { kind: 'reset', path: '/v1/balance_transactions', times: 10 })
    await expect(report()).rejects.toThrow()
    await g.control('DELETE', 'faults')
    const [failed] = await g.t.app.database.sql<{ state: string; failure: string }>('select state, failure from reconciliations where day = $1', [DAY])
    expect([failed!.state, failed!.failure]).toEqual(['failed', expect.stringMatching(/Stripe/)])
    expect((await report()).state).toBe('differs')
  })

  it('is run each night for the day that is over, and by admins for a day that there is', async () => {
    const { queueYesterday } = await import('../src/operations/reconciliation/runReconciliation.ts')
    g.t.app.setClock(() => new Date(NOW.getTime() + 24 * 3_600_000))
    await asPlatform(g.t.app, queueYesterday)
    await g.t.app.runJobs()
    expect(await g.t.app.database.sql('select distinct day from reconciliations')).toEqual([{ day: DAY }])
    expect((await g.t.as('admin', 'POST', '/api/reconciliations/run', { day: '2026-02-30' })).body.code).toBe('period_invalid')
    expect((await g.t.as('support', 'POST', '/api/reconciliations/run', {})).status).toBe(403)
  })

  it('leaves out what another website of the same account was paid', async () => {
    const mine = await g.t.app.database.sql<{ differences: ReportedDifference[] }>('select differences from reconciliations where website_id = $1', [g.t.federhaus.id])
    const foreign = mine.flatMap(({ differences }) => differences).map(({ subject }) => subject)
    expect(foreign.filter((subject) => intents.some((intent) => subject.endsWith(intent)))).toEqual([])
  })
})
