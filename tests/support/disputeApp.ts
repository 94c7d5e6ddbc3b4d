import { expect } from '@jest/globals'
import type { Dispute } from '../../src/domain/disputes/dispute.ts'
import type { Gateway, GatewayDispute } from '../../src/domain/gateways/gateway.ts'
import { clientWallet, gatewayAccount, platformAccount, type AccountRef } from '../../src/domain/ledger/accountRef.ts'
import { platformOf } from '../../src/lib/feature.ts'
import { gatewayFor } from '../../src/lib/gateways/gatewayFor.ts'
import { balanceOf } from '../../src/lib/ledger/balanceOf.ts'
import { syncDispute } from '../../src/operations/disputes/syncDispute.ts'
import { sealLedger } from '../../src/operations/ledger/sealLedger.ts'
import { verifyLedger } from '../../src/operations/ledger/verifyLedger.ts'
import type { Answer } from './call.ts'
import { startGatewayApp, type GatewayApp, type Payment } from './gatewayApp.ts'
import { asPlatform } from './ledger.ts'
import type { Who } from './orderApp.ts'
import { NOW } from './pricedApp.ts'

export let g: GatewayApp

export async function startDisputeApp(): Promise<void> {
  g = await startGatewayApp()
  g.t.app.harmBooks('gateways of the tests say what the simulator does not')
}

/** Whatever was done, the books are right. */
export async function stopDisputeApp(): Promise<void> {
  await asPlatform(g.t.app, sealLedger)
  const findings = await asPlatform(g.t.app, verifyLedger)
  await g.stop()
  expect(findings).toEqual([])
}

type Id = { id: string }
export type Row = Record<string, string | null>
export type Doc = Dispute & Record<string, unknown>

export const at = (hours: number): void => g.t.app.setClock(() => new Date(NOW.getTime() + hours * 3_600_000))

const ask = async (path: string) => (await fetch(`${g.stripe.origin}/v1/${path}`, { headers: { authorization: 'Bearer sk_test_inkwell' } })).json() as Promise<Record<string, unknown> & { data: Record<string, unknown>[] }>
export const stripeDispute = (id: string) => ask(`disputes/${id}`)
export const control = async (path: string, body: object = {}): Promise<void> => {
  const { status } = await g.control('POST', path, body)
  expect({ path, status }).toEqual({ path, status: 200 })
}

/** An order that was paid with a card on the gateway's page. */
export async function paidOrder(more: object = {}): Promise<{ order: string; payment: Payment }> {
  const { id: order } = await g.waiting()
  const { id } = await g.paid(order, more)
  return { order, payment: await g.read(id, 'support') }
}

export async function paidTopUp(amountMinor: number): Promise<{ topUp: string; payment: Payment }> {
  const { id: topUp } = await g.t.ok(g.t.as('client', 'POST', '/api/wallets/top-ups', { amountMinor, currency: 'USD', gateway: 'stripe' }))
  const begun = (await g.t.ok(g.t.as('client', 'POST', '/api/payments', { payable: { collection: 'top-ups', id: topUp }, gateway: 'stripe' }))) as unknown as Payment
  await g.payOnPage(begun.nextAction!.url)
  expect(await g.sync(begun.id)).toBe('succeeded')
  return { topUp, payment: await g.read(begun.id, 'support') }
}

/** The client's bank disputes a payment. @returns the gateway's id of it */
export async function disputed({ intentId }: Payment, more: object = {}): Promise<string> {
  const { latest_charge: charge } = await ask(`payment_intents/${intentId as string}`)
  await control(`objects/${charge as string}/dispute`, more)
  return ((await ask(`disputes?payment_intent=${intentId as string}`)).data[0]!).id as string
}

/** What the inbox does with a message about a dispute. */
export const tell = (objectId: string, website = g.t.inkwell.id): Promise<string> =>
  asPlatform(g.t.app, (req) => platformOf(g.t.app.payload.config).gatewayObjects.dispute!(req, {
    gateway: 'stripe', website, objectId, event: { id: 'evt', type: 'charge.dispute.updated', createdAt: NOW, account: null, metadata: {} },
  }))

/** The same, with a gateway that says something else. */
export const tellOf = (objectId: string, change: (said: GatewayDispute) => GatewayDispute, more: Partial<Gateway> = {}): Promise<string> =>
  asPlatform(g.t.app, (req) => syncDispute(req, { gateway: 'stripe', website: g.t.inkwell.id, objectId }, async (...args) => {
    const gateway = await gatewayFor(...args)
    return { ...gateway, readDispute: async (id) => change(await gateway.readDispute(id)), ...more }
  }))

export async function read(gatewayId: string, who: Who = 'support'): Promise<Doc> {
  const { body } = await g.t.as(who, 'GET', `/api/gateway-disputes?where[gatewayId][equals]=${gatewayId}&depth=0`)
  return body.docs[0]
}
/** A payment that is disputed, and that the platform knows of. */
export async function opened(payment: Payment, more: object = {}): Promise<Doc> {
  const gatewayId = await disputed(payment, more)
  expect(await tell(gatewayId)).toBe('done')
  return read(gatewayId)
}
export const move = async (who: Who, gatewayId: string, name: string, input: object = {}): Promise<Answer> => {
  const { id, version } = await read(gatewayId)
  return g.t.as(who, 'POST', `/api/gateway-disputes/${id}/transitions/${name}`, { version, input })
}
export const moved = async (who: Who, gatewayId: string, name: string, input: object = {}): Promise<Id> => g.t.ok(move(who, gatewayId, name, input))

const balance = (ref: AccountRef): Promise<number> => asPlatform(g.t.app, (req) => balanceOf(req, g.t.inkwell.id, { ref, currency: 'USD' }))
export type Books = { cost: number; fees: number; gateway: number; wallet: number }
export const books = async (): Promise<Books> => ({
  cost: await balance(platformAccount('chargeback_cost')), fees: await balance(platformAccount('gateway_cost')),
  gateway: await balance(gatewayAccount('stripe')), wallet: await balance(clientWallet(g.t.ids.client)),
})
/** What has moved since. */
export const since = async (before: Books): Promise<Books> => {
  const now = await books()
  return Object.fromEntries(Object.entries(now).map(([name, value]) => [name, value - before[name as keyof Books]])) as Books
}
export const frozen = async (): Promise<number> => (await g.t.as('client', 'GET', '/api/wallets/me')).body.frozenMinor
