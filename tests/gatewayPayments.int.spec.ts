import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { v7 as uuid } from 'uuid'
import { verifyLedger } from '../src/operations/ledger/verifyLedger.ts'
import { autoTopUpStories } from './payments/autoTopUpStories.ts'
import { feeStories } from './payments/feeStories.ts'
import { methodStories } from './payments/methodStories.ts'
import { startGatewayApp, type GatewayApp, type Payment } from './support/gatewayApp.ts'
import { asPlatform } from './support/ledger.ts'
import { PRICE, type OrderApp, type Who } from './support/orderApp.ts'

let g: GatewayApp
let t: OrderApp
beforeAll(async () => {
  g = await startGatewayApp()
  t = g.t
})
afterAll(async () => {
  expect(await asPlatform(t.app, verifyLedger)).toEqual([])
  await g.stop()
})

describe('an order that is paid on the gateway’s page', () => {
  it('is paid once the gateway says so, with its fee and its papers; a declined card before changes nothing', async () => {
    const order = await g.waiting()
    const begun = await g.payment(order.id)
    expect(begun).toMatchObject({ state: 'requires_action', totalMinor: PRICE, gatewayMinor: PRICE, walletMinor: 0, nextAction: { type: 'redirect', url: expect.stringContaining(g.stripe.origin) } })
    expect(begun).not.toHaveProperty('gatewayId')

    await g.payOnPage(begun.nextAction!.url, '4000000000000002')
    expect([await g.sync(begun.id), await g.stateOf(order.id)]).toEqual(['requires_action', 'awaiting_payment'])
    expect((await g.read(begun.id)).declineCode).toBe('generic_decline')

    await g.payOnPage(begun.nextAction!.url)
    expect([await g.sync(begun.id), await g.sync(begun.id)]).toEqual(['succeeded', 'succeeded'])
    expect(await g.stateOf(order.id)).toBe('available')
    expect(await t.money(order.id)).toEqual({ held: PRICE, gateway: PRICE })
    expect(await g.read(begun.id)).toMatchObject({ state: 'succeeded', receivedMinor: PRICE, nextAction: null })
    expect(await g.read(begun.id, 'support')).toMatchObject({ feeMinor: Math.round(PRICE * 0.029) + 30 })
    await t.app.runJobs()
    const papers = await t.app.database.sql<{ kind: string }>('select kind from papers where payable_id = $1 order by kind', [order.id])
    expect(papers.map(({ kind }) => kind)).toEqual(['invoice', 'receipt'])
  })

  it('is paid from the wallet first, and the rest there', async () => {
    const order = await g.waiting()
    await g.keepInWallet(t.ids.client, 3_000)
    const begun = await g.payment(order.id, { useWallet: true })
    expect(begun).toMatchObject({ walletMinor: 3_000, gatewayMinor: PRICE - 3_000 })
    await g.payOnPage(begun.nextAction!.url)
    await g.sync(begun.id)
    expect(await t.money(order.id)).toEqual({ held: PRICE, gateway: PRICE - 3_000, client_wallet: 3_000 })
    expect(await g.stateOf(order.id)).toBe('available')
  })

  it('stays due for what the wallet no longer has', async () => {
    const order = await g.waiting()
    await g.keepInWallet(t.ids.client, 3_000)
    const begun = await g.payment(order.id, { useWallet: true })
    await g.keepInWallet(t.ids.client, 1_000)
    await g.payOnPage(begun.nextAction!.url)
    await g.sync(begun.id)
    expect([await g.stateOf(order.id), await t.money(order.id)]).toEqual(['awaiting_payment', { held: PRICE - 2_000, gateway: PRICE - 3_000, client_wallet: 1_000 }])
    const rest = await g.payment(order.id)
    expect(rest.totalMinor).toBe(2_000)
    await g.payOnPage(rest.nextAction!.url)
    await g.sync(rest.id)
    expect(await g.stateOf(order.id)).toBe('available')
  })

  it('that was cancelled meanwhile credits the money', async () => {
    const order = await g.waiting()
    await g.keepInWallet(t.ids.client, 0)
    const begun = await g.payment(order.id)
    await t.move('client', order.id, 'cancel')
    await g.payOnPage(begun.nextAction!.url)
    expect(await g.sync(begun.id)).toBe('succeeded')
    expect([await t.money(order.id), await g.spendable()]).toEqual([{ held: 0 }, PRICE])
  })

  it('that was begun anew ends the older attempt, so that nobody pays twice', async () => {
    const order = await g.waiting()
    const first = await g.payment(order.id)
    const second = await g.payment(order.id)
    await t.app.runJobs()
    expect([(await g.read(first.id)).state, (await g.read(second.id)).state]).toEqual(['cancelled', 'requires_action'])
    expect((await (await g.payOnPage(first.nextAction!.url)).text())).toContain('expired')
  })
})

describe('card fields of the website', () => {
  it('get a secret that only its client reads; after a declined card the payment is tried again as a new one', async () => {
    const order = await g.waiting()
    const begun = await g.payment(order.id, { mode: 'card', saveMethod: true })
    expect(begun.nextAction).toEqual({ type: 'confirm_card', clientSecret: expect.stringContaining('_secret_'), publishableKey: 'pk_test_inkwell' })
    expect(await g.read(begun.id, 'support')).not.toHaveProperty('nextAction')
    await g.confirmCard(begun.nextAction!.clientSecret, 'pm_card_chargeDeclinedInsufficientFunds')
    expect([await g.sync(begun.id), (await g.read(begun.id)).declineCode]).toEqual(['failed', 'insufficient_funds'])
    expect((await g.confirmCard(begun.nextAction!.clientSecret)).status).toBe(400)
    const again = (await t.ok(t.as('client', 'POST', `/api/payments/${begun.id}/retry`, {}))) as unknown as Payment
    expect(again).toMatchObject({ mode: 'card', state: 'requires_action', totalMinor: PRICE, declineCode: null })
    expect((await t.as('client', 'POST', `/api/payments/${again.id}/retry`, {})).body.code).toBe('payment_open')
    await g.confirmCard(again.nextAction!.clientSecret)
    expect(await g.sync(again.id)).toBe('succeeded')
    expect((await t.as('client', 'GET', '/api/payment-methods')).body.docs).toMatchObject([{ label: expect.stringContaining('4242'), gateway: 'stripe' }])
  })

  it('leave a saved method, which pays the next order at once', async () => {
    const order = await g.waiting()
    const method = (await t.as('client', 'GET', '/api/payment-methods')).body.docs[0].id
    expect(await g.payment(order.id, { method })).toMatchObject({ state: 'succeeded', mode: 'saved_method', nextAction: null })
    expect(await g.stateOf(order.id)).toBe('available')
    const another = await t.bring('awaiting_payment')
    expect((await g.begin('client2', another.id, { method })).body.code).toBe('not_found')
  })
})

describe('a transfer', () => {
  const transfer = (order: string) => g.payment(order, { gateway: 'manual' })
  const move = async (who: Who, id: string, name: string, input?: object) => t.as(who, 'POST', `/api/payments/${id}/transitions/${name}`, { version: (await version(id)), ...(input && { input }) })
  const version = async (id: string) => Number((await t.app.database.sql<{ version: string }>('select version from payments where id = $1', [id]))[0]!.version)

  it('tells what to write into it, and counts once staff have found it', async () => {
    const order = await g.waiting()
    const begun = await transfer(order.id)
    expect(begun.nextAction).toMatchObject({ type: 'transfer', reference: begun.code, amountMinor: PRICE })
    expect((await move('client', begun.id, 'confirm', { reference: 'r', receivedMinor: PRICE })).body.code).toBe('forbidden')
    await t.ok(move('support', begun.id, 'confirm', { reference: 'bank 7', receivedMinor: PRICE }))
    expect([await g.stateOf(order.id), await t.money(order.id)]).toEqual(['available', { held: PRICE, gateway: PRICE }])
  })

  it('above the limit needs a second person, by whatever route', async () => {
    const order = await g.waiting()
    const begun = await transfer(order.id)
    await t.ok(move('support', begun.id, 'confirm', { reference: 'bank 8', receivedMinor: 200_000 }))
    expect([(await g.read(begun.id)).state, (await move('support', begun.id, 'approve')).body.code]).toEqual(['processing', 'second_person_needed'])
    const bySql = t.app.database.sql(`update payments set state = 'succeeded', approved_by_id = confirmed_by_id where id = $1`, [begun.id])
    await expect(bySql).rejects.toThrow(/payments_four_eyes/)
    await g.keepInWallet(t.ids.client, 0)
    await t.ok(move('admin', begun.id, 'approve'))
    // More came than was due: the rest is the client's.
    expect([await t.money(order.id), await g.spendable()]).toEqual([{ held: PRICE, gateway: PRICE }, 200_000 - PRICE])
  })

  it('of too little leaves the rest due', async () => {
    const order = await g.waiting()
    const begun = await transfer(order.id)
    await t.ok(move('support', begun.id, 'confirm', { reference: 'bank 9', receivedMinor: 280 }))
    expect([await g.stateOf(order.id), (await g.payment(order.id)).totalMinor]).toEqual(['awaiting_payment', PRICE - 280])
  })

  it('is not how a card is paid', async () => {
    const begun = await g.payment((await g.waiting()).id)
    expect((await move('admin', begun.id, 'confirm', { reference: 'x', receivedMinor: PRICE })).body.code).toBe('not_a_transfer')
  })
})

describe('a top-up', () => {
  it('through the gateway can be spent when it has arrived', async () => {
    await g.keepInWallet(t.ids.client, 0)
    const { id } = await t.ok(t.as('client', 'POST', '/api/wallets/top-ups', { amountMinor: 2_500, currency: 'USD', gateway: 'stripe' }))
    const begun = (await t.ok(t.as('client', 'POST', '/api/payments', { payable: { collection: 'top-ups', id }, gateway: 'stripe' }))) as unknown as Payment
    expect(await g.spendable()).toBe(0)
    await g.payOnPage(begun.nextAction!.url)
    await g.sync(begun.id)
    expect(await g.spendable()).toBe(2_500)
    expect((await t.as('client', 'POST', '/api/payments', { payable: { collection: 'top-ups', id }, gateway: 'stripe' })).body.code).toBe('nothing_due')
  })
})

feeStories(() => g)

describe('what is refused', () => {
  it.each([
    ['another client’s order', 'client2', {}, 404, 'not_found'],
    ['an order of another website', 'stranger-client', {}, 404, 'not_found'],
    ['a kind that is not paid for', 'client', { payable: { collection: 'services', id: uuid() } }, 400, 'invalid_input'],
    ['an order that is not there', 'client', { payable: { collection: 'orders', id: uuid() } }, 404, 'not_found'],
    ['another purpose', 'client', { purpose: 'top_up' }, 400, 'invalid_input'],
    ['somebody else’s page to return to', 'client', { returnUrl: 'https://evil.example/' }, 422, 'return_url_invalid'],
    ['a saved method that is not there', 'client', { method: uuid() }, 422, 'method_unknown'],
    ['a gateway that is none', 'client', { gateway: 'paypal' }, 400, 'invalid_input'],
    ['a transfer on a page', 'client', { gateway: 'manual', mode: 'checkout' }, 400, 'invalid_input'],
  ] as const)('%s', async (_case, who, more, status, code) => {
    const order = await g.waiting()
    const answer = await g.begin(who, order.id, more)
    expect([answer.status, answer.body.code]).toEqual([status, code])
  })

  it('a wallet that is short, alone; and what is paid already', async () => {
    const order = await g.waiting()
    await g.keepInWallet(t.ids.client, 10)
    expect((await g.begin('client', order.id, { gateway: null, useWallet: true })).body).toMatchObject({ code: 'insufficient_funds', details: { balanceMinor: 10, dueMinor: PRICE } })
    await g.keepInWallet(t.ids.client, 100_000)
    expect(await g.payment(order.id, { gateway: null, useWallet: true })).toMatchObject({ state: 'succeeded', gateway: null, walletTakenMinor: PRICE })
    expect((await g.begin('client', order.id)).body.code).toBe('nothing_due')
  })
})

describe('a gateway in trouble', () => {
  it.each(['reply_lost', 'error_after_effect', 'reset', 'rate_limit', 'conflict'])('%s: asked again with the same key, one payment is begun', async (kind) => {
    const order = await g.waiting()
    await g.control('POST', 'faults', { kind, path: '/v1/checkout/sessions', method: 'POST', times: 3 })
    const headers = { 'idempotency-key': uuid() }
    const first = await g.begin('client', order.id, {}, headers)
    await g.control('DELETE', 'faults')
    const again = await g.begin('client', order.id, {}, headers)
    expect(again.status).toBe(201)
    if (first.status !== 201) expect([first.status, first.body.code]).toEqual([503, 'gateway_unreachable'])
    expect([again.body.doc.state, (await t.app.database.sql('select 1 from payments where payable_id = $1', [order.id])).length]).toEqual(['requires_action', 1])
    await g.payOnPage(again.body.doc.nextAction.url)
    expect(await g.sync(again.body.doc.id)).toBe('succeeded')
  })

  it('the janitor begins what nobody heard of, and expires what nobody paid', async () => {
    const order = await g.waiting()
    await g.control('POST', 'faults', { kind: 'reset', path: '/v1/checkout/sessions', method: 'POST', times: 5 })
    expect((await g.begin('client', order.id)).status).toBe(503)
    await g.control('DELETE', 'faults')
    const [{ id }] = (await t.app.database.sql<{ id: string }>('select id from payments where payable_id = $1', [order.id])) as [{ id: string }]
    await g.later(1)
    expect((await g.read(id)).state).toBe('requires_action')
    await g.later(70)
    expect((await g.read(id)).state).toBe('expired')
    await g.later(0)
  })

  it('money that arrives after the end is booked all the same', async () => {
    const order = await g.waiting()
    const begun = await g.payment(order.id, { mode: 'card' })
    await t.app.database.sql(`update payments set state = 'expired' where id = $1`, [begun.id])
    await g.confirmCard(begun.nextAction!.clientSecret)
    expect([await g.sync(begun.id), await g.stateOf(order.id)]).toEqual(['succeeded', 'available'])
  })

  it('one order, twenty payments at once: paid once, and what was paid besides is the client’s', async () => {
    const order = await g.waiting()
    await g.keepInWallet(t.ids.client, 0)
    const method = (await t.as('client', 'GET', '/api/payment-methods')).body.docs[0].id
    const answers = await Promise.all(Array.from({ length: 20 }, () => g.begin('client', order.id, { method })))
    const paid = answers.filter(({ status, body }) => status === 201 && body.doc.state === 'succeeded').length
    expect(paid).toBeGreaterThan(0)
    expect([await g.stateOf(order.id), await t.money(order.id), await g.spendable()]).toEqual(['available', { held: PRICE, gateway: PRICE }, (paid - 1) * PRICE])
  })
})


autoTopUpStories(() => g)
methodStories(() => g)
