import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { v7 } from 'uuid'
import { FAULTS } from '../../sim/stripe/core/faults.ts'
import type { Gateway, PaymentOrder } from '../../src/domain/gateways/gateway.ts'
import { GatewayError } from '../../src/domain/gateways/GatewayError.ts'
import { stripeGateway } from '../../src/lib/gateways/stripeGateway.ts'
import { startConforming, type Conforming } from './conforming.ts'

const HOUR_MS = 3_600_000
const WEBSITE = 'a-website'

let sim: Conforming
let gateway: Gateway
let key: string
let tests = 0

beforeAll(async () => {
  sim = await startConforming()
})
beforeEach(() => {
  key = `sk_test_gateway${++tests}`
  gateway = speaking(5_000)
  sim.simulator.world.faults.clear()
})
afterAll(async () => {
  expect(sim.conformance().faults).toEqual([])
  await sim.simulator.stop()
})

const speaking = (timeoutMs: number) => stripeGateway({ websiteId: WEBSITE, secretKey: key, apiUrl: sim.simulator.origin, timeoutMs })
const order = (given: Partial<PaymentOrder> = {}): PaymentOrder => ({
  id: v7(),
  mode: 'checkout',
  amountMinor: 12_000,
  surchargeMinor: 0,
  currency: 'USD',
  about: 'Order INK-0042',
  client: { id: 'client-1', email: 'ada@example.com', name: 'Ada', gatewayId: null },
  method: null,
  isOffSession: false,
  savesMethod: false,
  returnUrl: 'https://inkwell.example/paid?from=order',
  expiresAt: new Date(Date.now() + HOUR_MS),
  ...given,
})
const speaker = () => sim.speaker(key)

/** What the hosted page asks when the client has typed a card. */
async function payPage(session: string, token = 'tok_visa') {
  const { id } = await speaker().paymentMethods.create({ type: 'card', card: { token } })
  return fetch(`${sim.simulator.origin}/v1/payment_pages/${session}/confirm`, { method: 'POST', headers: { authorization: `Bearer ${key}` }, body: new URLSearchParams({ payment_method: id }) })
}
const charges = async () => (await speaker().charges.list({ limit: 100 })).data.filter(({ status }) => status === 'succeeded')

/** A client with a card that was kept at an earlier payment. */
async function withSavedCard(card = 'pm_card_visa') {
  const customer = await speaker().customers.create({ email: 'ada@example.com' })
  const { id } = await speaker().paymentMethods.attach(card, { customer: customer.id })
  return { mode: 'saved_method' as const, method: id, client: { ...order().client, gatewayId: customer.id } }
}
async function paid(given: Partial<PaymentOrder> = {}) {
  const payment = await gateway.startPayment(order({ ...(await withSavedCard()), isOffSession: true, ...given }))
  expect(payment.step).toBe('succeeded')
  return payment
}

describe('a payment', () => {
  it('on the hosted page: the client is sent there, and what arrived is read with its fee', async () => {
    const asked = order({ savesMethod: true })
    const started = await gateway.startPayment(asked)
    expect(started).toMatchObject({ step: 'requires_action', intentId: null, receivedMinor: 0, currency: 'USD', redirectUrl: expect.stringContaining('/c/pay/'), clientSecret: null })
    const session = await speaker().checkout.sessions.retrieve(started.id)
    expect(session.success_url).toBe(`https://inkwell.example/paid?from=order&payment=${asked.id}`)
    expect(session.metadata).toEqual({ payment: asked.id, website: WEBSITE, mode: 'checkout' })
    expect((await payPage(started.id, 'tok_chargeDeclined')).status).toBe(402)
    expect(await gateway.readPayment(started.id)).toMatchObject({ step: 'requires_action' })
    expect((await payPage(started.id)).status).toBe(200)
    expect(await gateway.readPayment(started.id)).toMatchObject({
      step: 'succeeded', receivedMinor: 12_000, currency: 'USD', feeMinor: 378, redirectUrl: null, customerId: started.customerId,
      savedMethod: { label: 'Visa •••• 4242', expiresOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
    })
  })

  it('with card fields: the frontend is given the client secret; a decline ends the attempt for good', async () => {
    const good = await gateway.startPayment(order({ mode: 'card' }))
    expect(good).toMatchObject({ step: 'requires_action', intentId: good.id, clientSecret: expect.stringContaining('_secret_') })
    await speaker().paymentIntents.confirm(good.id, { payment_method: 'pm_card_visa', return_url: 'https://inkwell.example' })
    expect(await gateway.readPayment(good.id)).toMatchObject({ step: 'succeeded', receivedMinor: 12_000, clientSecret: null })
    const bad = await gateway.startPayment(order({ mode: 'card' }))
    await speaker().paymentIntents.confirm(bad.id, { payment_method: 'pm_card_chargeDeclinedExpiredCard', return_url: 'https://inkwell.example' }).catch(() => undefined)
    expect(await gateway.readPayment(bad.id)).toMatchObject({ step: 'failed', decline: { code: 'expired_card', sentence: expect.stringContaining('expired') } })
    await expect(speaker().paymentIntents.confirm(bad.id, { payment_method: 'pm_card_visa' })).rejects.toMatchObject({ code: 'payment_intent_unexpected_state' })
    expect(await gateway.readPayment(bad.id)).toMatchObject({ step: 'failed' })
  })

  it.each([
    ['pm_card_visa', 'succeeded', null],
    ['pm_card_chargeCustomerFail', 'failed', 'generic_decline'],
    ['pm_card_authenticationRequired', 'failed', 'authentication_required'],
  ])('with the saved card %s while the client is away: %s', async (card, step, code) => {
    const payment = await gateway.startPayment(order({ ...(await withSavedCard(card)), isOffSession: true }))
    expect(payment.step).toBe(step)
    expect(payment.decline?.code ?? null).toBe(code)
  })

  it('with a saved card that asks for 3-D Secure: the client goes to the bank and comes back', async () => {
    const payment = await gateway.startPayment(order(await withSavedCard('pm_card_authenticationRequired')))
    expect(payment).toMatchObject({ step: 'requires_action', redirectUrl: expect.stringContaining('/3ds/') })
    await sim.control(`objects/${payment.id}/pass`)
    expect(await gateway.readPayment(payment.id)).toMatchObject({ step: 'succeeded' })
  })

  it('that is called off can’t be paid any more; one that was paid a moment before stays paid', async () => {
    const [page, card, late] = [await gateway.startPayment(order()), await gateway.startPayment(order({ mode: 'card' })), await gateway.startPayment(order())]
    expect(await gateway.cancelPayment(page.id)).toMatchObject({ step: 'cancelled', redirectUrl: null })
    expect(await gateway.cancelPayment(card.id)).toMatchObject({ step: 'cancelled' })
    await payPage(late.id)
    expect(await gateway.cancelPayment(late.id)).toMatchObject({ step: 'succeeded', receivedMinor: 12_000 })
    expect((await payPage(page.id)).status).toBe(400)
  })

  it('is started once by its id, also after Stripe has forgotten the key', async () => {
    const asked = order({ ...(await withSavedCard()), isOffSession: true })
    const first = await gateway.startPayment(asked)
    expect(await gateway.startPayment(asked)).toEqual(first)
    const old = order({ ...asked, id: '018e0000-0000-7000-8000-000000000001' })
    const before = await gateway.startPayment(old)
    sim.simulator.world.idempotency.clear()
    expect((await gateway.startPayment(old)).id).toBe(before.id)
    expect(await charges()).toHaveLength(2)
  })

  it('of a client whom another account knew begins with a new customer', async () => {
    const asked = order({ mode: 'card', client: { ...order().client, gatewayId: 'cus_elsewhere' } })
    const payment = await gateway.startPayment(asked)
    expect(payment).toMatchObject({ step: 'requires_action', customerId: expect.stringMatching(/^cus_(?!elsewhere)/) })
    expect(await gateway.startPayment(asked)).toEqual(payment)
  })

  it.each<[string, Partial<PaymentOrder>, string]>([
    ['by bank transfer', { mode: 'transfer' }, 'mode_unknown'],
    ['without a page to return to', { returnUrl: null }, 'return_url_missing'],
    ['of fils that Stripe has not', { currency: 'KWD', amountMinor: 1_234 }, 'amount_not_round'],
    ['below Stripe’s least', { amountMinor: 3, mode: 'card' }, 'amount_too_small'],
  ])('%s is refused', async (_case, given, code) => {
    await expect(gateway.startPayment(order(given))).rejects.toMatchObject({ kind: 'refused', code })
  })
})

describe('a fault on the wire', () => {
  /** As a job does it: again, until there is an answer. */
  async function until<T>(work: () => Promise<T>): Promise<T> {
    for (let tried = 0; ; tried++) {
      try {
        return await work()
      } catch (error) {
        if (tried === 4 || !(error instanceof GatewayError) || error.kind !== 'unreachable') throw error
      }
    }
  }

  it.each(FAULTS)('%s: a payment, its refund and a transfer happen once', async (kind) => {
    if (kind === 'stall') gateway = speaking(400)
    const asked = order({ ...(await withSavedCard('pm_card_bypassPending')), isOffSession: true })
    sim.simulator.world.faults.add({ kind, method: 'POST', path: '/v1/payment_intents', ms: 700 })
    const payment = await until(() => gateway.startPayment(asked))
    expect(payment).toMatchObject({ step: 'succeeded', receivedMinor: 12_000 })
    const given = { id: v7(), intentId: payment.intentId!, amountMinor: 500, currency: 'USD' }
    sim.simulator.world.faults.add({ kind, method: 'POST', path: '/v1/refunds', ms: 700 })
    expect(await until(() => gateway.refund(given))).toMatchObject({ step: 'succeeded', amountMinor: 500, currency: 'USD', intentId: payment.intentId })
    const { id: destination } = await speaker().accounts.create({ country: 'US', controller: {} })
    const sent = { id: v7(), destination, amountMinor: 2_000, currency: 'USD', about: 'Payout 7' }
    sim.simulator.world.faults.add({ kind, method: 'POST', path: '/v1/transfers', ms: 700 })
    expect(await until(() => gateway.sendTransfer(sent))).toMatchObject({ step: 'paid', amountMinor: 2_000 })
    const moved = (await speaker().balanceTransactions.list({ limit: 100 })).data.map(({ type, amount }) => [type, amount])
    expect(moved).toEqual([['transfer', -2_000], ['refund', -500], ['charge', 12_000]])
  })

  it.each(['reply_lost', 'error_after_effect', 'lock_timeout'] as const)('%s: one hosted page and one customer', async (kind) => {
    for (const path of ['/v1/customers', '/v1/checkout']) sim.simulator.world.faults.add({ kind, method: 'POST', path, ms: 700 })
    const asked = order()
    expect(await until(() => gateway.startPayment(asked))).toMatchObject({ step: 'requires_action' })
    expect((await speaker().checkout.sessions.list()).data).toHaveLength(1)
    expect((await speaker().customers.list()).data).toMatchObject([{ email: 'ada@example.com', name: 'Ada', metadata: { client: 'client-1' } }])
  })
})

describe('the rest of the money', () => {
  it('a refund is read with what became of it; above what is left it is refused', async () => {
    const payment = await paid()
    const refund = await gateway.refund({ id: v7(), intentId: payment.id, amountMinor: 4_000, currency: 'USD' })
    await sim.control(`objects/${refund.id}/fail`, { reason: 'lost_or_stolen_card' })
    expect(await gateway.readRefund(refund.id)).toEqual({ id: refund.id, intentId: payment.id, step: 'failed', amountMinor: 4_000, currency: 'USD', reason: 'lost_or_stolen_card' })
    await expect(gateway.refund({ id: v7(), intentId: payment.id, amountMinor: 12_001, currency: 'USD' })).rejects.toMatchObject({ kind: 'refused' })
    await expect(gateway.readRefund('re_nobody')).rejects.toMatchObject({ kind: 'refused', code: 'resource_missing' })
  })

  it('a transfer that is taken back is returned; one above the balance is refused', async () => {
    await paid(await withSavedCard('pm_card_bypassPending'))
    const { id: destination } = await speaker().accounts.create({ country: 'US', controller: {} })
    const { id } = await gateway.sendTransfer({ id: v7(), destination, amountMinor: 700, currency: 'USD', about: 'Payout 8' })
    await speaker().transfers.createReversal(id)
    expect(await gateway.readTransfer(id)).toEqual({ id, step: 'returned', amountMinor: 700, currency: 'USD' })
    await expect(gateway.sendTransfer({ id: v7(), destination, amountMinor: 99_000, currency: 'USD', about: 'Payout 9' })).rejects.toMatchObject({ kind: 'refused', code: 'balance_insufficient' })
  })

  it('the books are read oldest first, each line with its payment', async () => {
    const payment = await paid(await withSavedCard('pm_card_createDispute'))
    const [dispute] = (await speaker().disputes.list()).data
    await sim.control(`objects/${dispute!.id}/win`)
    const lines = []
    for await (const line of gateway.movementsSince(new Date(Date.now() - 50 * HOUR_MS), new Date(Date.now() + HOUR_MS))) lines.push(line)
    expect(lines).toMatchObject([
      { kind: 'charge', amountMinor: 12_000, feeMinor: 378, currency: 'USD', intentId: payment.id },
      { kind: 'dispute', amountMinor: -12_000, feeMinor: 1_500, sourceId: dispute!.id, intentId: payment.id },
      { kind: 'dispute_reversal', amountMinor: 12_000, feeMinor: -1_500, sourceId: dispute!.id },
    ])
  })

  it('a dispute is read with the money that it took', async () => {
    const payment = await paid(await withSavedCard('pm_card_createDispute'))
    const [dispute] = (await speaker().disputes.list()).data
    expect(await gateway.readDispute(dispute!.id)).toMatchObject({
      intentId: payment.id, step: 'needs_response', amountMinor: 12_000, reason: 'fraudulent', movements: [{ amountMinor: -12_000, feeMinor: 1_500 }], evidenceDueAt: expect.any(Date),
    })
  })
})

it('evidence goes to the bank once, with its file, and ends the time to answer', async () => {
  await paid(await withSavedCard('pm_card_createDispute'))
  const [dispute] = (await speaker().disputes.list()).data
  const evidence = { key: v7(), pdf: Buffer.from('%PDF-1.7 what was agreed'), text: 'The work was delivered on time.' }
  sim.simulator.world.faults.add({ kind: 'reply_lost', method: 'POST', path: '/v1/files' })
  sim.simulator.world.faults.add({ kind: 'reply_lost', method: 'POST', path: '/v1/disputes' })
  expect(await gateway.submitEvidence(dispute!.id, evidence)).toMatchObject({ step: 'under_review' })
  const files = (await speaker().files.list()).data
  expect(files).toMatchObject([{ filename: 'evidence.pdf', type: 'pdf', size: evidence.pdf.length, purpose: 'dispute_evidence' }])
  expect((await speaker().disputes.retrieve(dispute!.id)).evidence).toMatchObject({ uncategorized_file: files[0]!.id, uncategorized_text: evidence.text })
  expect(await gateway.submitEvidence(dispute!.id, evidence)).toMatchObject({ step: 'under_review' })
  await expect(gateway.submitEvidence(dispute!.id, { ...evidence, text: 'Other words' })).rejects.toMatchObject({ kind: 'refused' })
})

describe('the connection', () => {
  it('works with a good key, and says what is wrong with another', async () => {
    expect(await gateway.test()).toEqual({ works: true, sentence: 'It works, in test mode: no real money moves.' })
    const at = (secretKey: string, apiUrl = sim.simulator.origin) => stripeGateway({ websiteId: WEBSITE, secretKey, apiUrl, timeoutMs: 300, retries: 0 }).test()
    expect(await at('sk_live_nobody')).toMatchObject({ works: false, sentence: expect.stringContaining('does not know this secret key') })
    expect(await at(key, 'http://127.0.0.1:9')).toMatchObject({ works: false, sentence: expect.stringContaining('can’t be reached') })
  })
})
