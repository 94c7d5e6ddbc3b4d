import { v7 as uuid } from 'uuid'
import { startStripe } from '../../sim/stripe/startStripe.ts'
import { clientWallet, gatewayAccount } from '../../src/domain/ledger/accountRef.ts'
import { inTransaction } from '../../src/lib/db/transaction.ts'
import { post } from '../../src/lib/ledger/post.ts'
import { queueChecks } from '../../src/operations/payments/checkPayments.ts'
import { syncPayment } from '../../src/operations/payments/syncPayment.ts'
import { asPlatform } from './ledger.ts'
import { startOrderApp, type OrderDoc, type Who } from './orderApp.ts'
import { NOW } from './pricedApp.ts'

export type Payment = { id: string; state: string; nextAction: { type: string; url: string; clientSecret: string; reference: string } | null } & Record<string, unknown>

const SETTINGS = { STRIPE_SECRET_KEY: 'sk_test_inkwell', STRIPE_PUBLISHABLE_KEY: 'pk_test_inkwell' }

/** The app of orders with a simulator of Stripe behind it, and what a client does at the gateway. */
export async function startGatewayApp() {
  const stripe = await startStripe()
  // Both live in the same moment.
  stripe.world.clockOffset = Math.floor((NOW.getTime() - Date.now()) / 1_000)
  Object.assign(process.env, { STRIPE_API_URL: stripe.origin, ...SETTINGS })
  const t = await startOrderApp()

  const begin = (who: Who, order: string, more: object = {}, headers = {}) => t.as(who, 'POST', '/api/payments', { payable: { collection: 'orders', id: order }, gateway: 'stripe', ...more }, headers)
  const payment = async (order: string, more: object = {}): Promise<Payment> => (await t.ok(begin('client', order, more))) as unknown as Payment
  const read = async (id: string, who: Who = 'client'): Promise<Payment> => (await t.as(who, 'GET', `/api/payments/${id}?depth=0`)).body
  const sync = (id: string) => asPlatform(t.app, (req) => syncPayment(req, id))
  const waiting = (): Promise<OrderDoc> => t.bring('awaiting_payment')
  const stateOf = async (order: string) => (await t.rowOf(order)).state as string
  const control = (method: string, path: string, body: object = {}) => fetch(`${stripe.origin}/_sim/${path}`, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

  /** Fills in the card on the gateway's page. */
  const payOnPage = (url: string, number = '4242424242424242') =>
    fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ number, expiry: '12 / 34', cvc: '123', email: 'c@example.com', name: 'C' }) })

  /** Confirms with card fields, as a frontend's script does. */
  const confirmCard = (clientSecret: string, method = 'pm_card_visa') => {
    const [id] = clientSecret.split('_secret_')
    return fetch(`${stripe.origin}/v1/payment_intents/${id}/confirm`, { method: 'POST', headers: { authorization: `Bearer ${SETTINGS.STRIPE_SECRET_KEY}` }, body: new URLSearchParams({ payment_method: method, return_url: 'https://inkwell.example/back' }) })
  }

  /** A payment that the client has made on the gateway's page. */
  const paid = async (order: string, more: object = {}): Promise<Payment> => {
    const begun = await payment(order, more)
    if (begun.nextAction) await payOnPage(begun.nextAction.url)
    await sync(begun.id)
    return read(begun.id)
  }

  const spendable = async (): Promise<number> => (await t.as('client', 'GET', '/api/wallets/me')).body.spendableMinor
  const keepInWallet = async (client: string, amountMinor: number): Promise<void> => {
    const delta = amountMinor - (await spendable())
    if (delta === 0) return
    const [outside, wallet] = [gatewayAccount('manual'), clientWallet(client)]
    const [from, to] = delta > 0 ? [outside, wallet] : [wallet, outside]
    await asPlatform(t.app, (req) => inTransaction(req, () => post(req, {
      website: t.inkwell.id, kind: 'adjusted', document: { collection: 'tests', id: uuid() }, actor: { id: null }, idempotencyKey: uuid(),
      postings: [{ from, to, amountMinor: Math.abs(delta), currency: 'USD' }],
    })))
  }

  /** What the worker has done so many minutes later. */
  const later = async (minutes: number): Promise<void> => {
    t.app.setClock(() => new Date(NOW.getTime() + minutes * 60_000))
    await asPlatform(t.app, queueChecks)
    await t.app.runJobs()
  }

  const stop = async (): Promise<void> => {
    await t.app.stop()
    await stripe.stop()
    for (const name of ['STRIPE_API_URL', ...Object.keys(SETTINGS)]) delete process.env[name]
  }
  return { t, stripe, begin, payment, paid, read, sync, waiting, stateOf, control, payOnPage, confirmCard, spendable, keepInWallet, later, stop }
}
export type GatewayApp = Awaited<ReturnType<typeof startGatewayApp>>
