import { expect } from '@jest/globals'
import { startStripe, type StripeSimulator } from '../../sim/stripe/startStripe.ts'
import { verifyLedger } from '../../src/operations/ledger/verifyLedger.ts'
import { syncPayment } from '../../src/operations/payments/syncPayment.ts'
import { syncRefundByGatewayId } from '../../src/operations/refunds/sendRefund.ts'
import { asPlatform } from './ledger.ts'
import { startOrderApp, type OrderApp, type OrderDoc, type Who } from './orderApp.ts'
import { NOW } from './pricedApp.ts'

export let stripe: StripeSimulator
export let t: OrderApp

/** The app of orders with Stripe's simulator, both in the same moment; refunds above 50.00 take two people. */
export async function startRefundApp(): Promise<void> {
  stripe = await startStripe()
  stripe.world.clockOffset = Math.floor((NOW.getTime() - Date.now()) / 1_000)
  Object.assign(process.env, { STRIPE_API_URL: stripe.origin, STRIPE_SECRET_KEY: 'sk_test_inkwell', STRIPE_PUBLISHABLE_KEY: 'pk_test_inkwell' })
  t = await startOrderApp()
  await settings({ refundApprovalMinor: 5_000 })
}

/** Whatever was done, the books are right. */
export async function stopRefundApp(): Promise<void> {
  expect(await asPlatform(t.app, verifyLedger)).toEqual([])
  await t.app.stop()
  await stripe.stop()
  for (const name of ['STRIPE_API_URL', 'STRIPE_SECRET_KEY', 'STRIPE_PUBLISHABLE_KEY']) delete process.env[name]
}

export type Refund = OrderDoc & { amountMinor: number; parts: { state: string; gatewayId: string; amountMinor: number }[] }
export type Row = Record<string, string | null>
export const settings = async (change: object) => {
  const { settings: before } = await t.app.asSystem(() => t.app.payload.findByID({ collection: 'websites' as never, id: t.inkwell.id })) as unknown as { settings: object }
  await t.app.asSystem(() => t.app.payload.update({ collection: 'websites' as never, id: t.inkwell.id, data: { settings: { ...before, ...change } } as never }))
}
export const ask = (who: Who, order: string, more: object = {}) => t.as(who, 'POST', '/api/refunds', { payable: { collection: 'orders', id: order }, reason: 'Not needed any more.', ...more })
export const asked = async (who: Who, order: string, more: object = {}) => (await t.ok(ask(who, order, more))) as Refund
export const decide = async (who: Who, id: string, name: string, input: object = {}) => {
  const [{ version }] = await t.app.database.sql<Row>('select version from refunds where id = $1', [id]) as [Row]
  return t.as(who, 'POST', `/api/refunds/${id}/transitions/${name}`, { version: Number(version), input })
}
export const granted = async (order: string, more: object = {}, input: object = {}) => {
  const { id } = await asked('support', order, more)
  await t.ok(decide('admin', id, 'approve', input))
  return id
}
export const read = async (id: string, who: Who = 'admin'): Promise<Refund> => (await t.as(who, 'GET', `/api/refunds/${id}?depth=0`)).body
export const entitled = async (order: string, who: Who = 'client') => (await t.as(who, 'GET', `/api/refunds/entitlement?collection=orders&id=${order}`)).body
export const stateOf = async (id: string) => (await read(id)).state as string
export const jobs = () => t.app.runJobs()
export const papersOf = async (order: string) => (await t.app.database.sql<Row>('select kind, total_minor from papers where payable_id = $1 order by issued_at, sequence', [order])).map(({ kind, total_minor }) => `${kind} ${total_minor}`).sort()
export const control = (path: string, body: object = {}) => fetch(`${stripe.origin}/_sim/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
export const refundsAtStripe = async (): Promise<{ amount: number }[]> => ((await (await fetch(`${stripe.origin}/v1/refunds?limit=100`, { headers: { authorization: 'Bearer sk_test_inkwell' } })).json()) as { data: { amount: number }[] }).data

/** An order that waits for payment, paid with a card on the gateway's page. */
export async function paidByCard(number = '4242424242424242'): Promise<string> {
  const { id } = await t.bring('awaiting_payment')
  await payRest(id, number)
  return id
}
export async function payRest(id: string, number = '4242424242424242', more: object = {}): Promise<void> {
  const begun = (await t.ok(t.as('client', 'POST', '/api/payments', { payable: { collection: 'orders', id }, gateway: 'stripe', ...more }))) as unknown as { id: string; nextAction: { url: string } }
  await fetch(begun.nextAction.url, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ number, expiry: '12 / 34', cvc: '123', email: 'c@example.com', name: 'C' }) })
  expect(await asPlatform(t.app, (req) => syncPayment(req, begun.id))).toBe('succeeded')
}
export const work = async (id: string): Promise<void> => {
  await t.move('writer', id, 'claim')
  await t.ok(t.upload('writer', id))
  await t.move('writer', id, 'submit_work')
  await t.move('editor', id, 'approve_review')
}

/** The gateway tells of a refund, as its webhook does. */
export const tell = (gatewayId: string, named?: string): Promise<boolean> => asPlatform(t.app, (req) => syncRefundByGatewayId(req, { gateway: 'stripe', gatewayId, named }))
