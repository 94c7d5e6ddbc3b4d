import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import Stripe from 'stripe'
import { startConforming, type Conforming } from './conforming.ts'

// With a test key the same cases run against Stripe itself, as far as they need no control of the simulator.
const key = process.env.STRIPE_API_KEY ?? ''
const isReal = key.startsWith('sk_test_')
const simulated = isReal ? describe.skip : describe

let sim: Conforming | undefined
let stripe: Stripe

beforeAll(async () => {
  if (!isReal) sim = await startConforming()
  stripe = sim?.stripe ?? new Stripe(key)
})
afterAll(async () => {
  await sim?.simulator.stop()
})

const pay = (params: Partial<Stripe.PaymentIntentCreateParams> = {}): Promise<Stripe.PaymentIntent> =>
  stripe.paymentIntents.create({ amount: 2_000, currency: 'usd', allowed_payment_method_types: ['card'], payment_method: 'pm_card_visa', confirm: true, ...params })

/** What a request was refused with. */
const refusal = async (asked: Promise<unknown>): Promise<Stripe.errors.StripeError> => {
  const answer = await asked.then(() => null, (error: unknown) => error)
  if (!(answer instanceof Stripe.errors.StripeError)) throw new Error(`It was not refused: ${String(answer)}`)
  return answer
}

describe('payment intents', () => {
  it('pay at once', async () => {
    const intent = await pay({ expand: ['latest_charge.payment_intent'] })
    expect(intent).toMatchObject({ status: 'succeeded', amount_received: 2_000, latest_charge: { status: 'succeeded', captured: true, payment_intent: { id: intent.id } } })
  })

  it('go from method to confirmation to success', async () => {
    const intent = await pay({ payment_method: undefined, confirm: false })
    expect(intent.status).toBe('requires_payment_method')
    const ready = await stripe.paymentIntents.update(intent.id, { payment_method: 'pm_card_visa' })
    expect(ready.status).toBe('requires_confirmation')
    expect((await stripe.paymentIntents.confirm(intent.id)).status).toBe('succeeded')
    expect(await refusal(stripe.paymentIntents.confirm(intent.id))).toMatchObject({ code: 'payment_intent_unexpected_state', statusCode: 400 })
  })

  it('are held, captured in part, and captured no second time', async () => {
    const held = await pay({ capture_method: 'manual' })
    expect(held).toMatchObject({ status: 'requires_capture', amount_capturable: 2_000, amount_received: 0 })
    expect(await refusal(stripe.paymentIntents.capture(held.id, { amount_to_capture: 2_001 }))).toMatchObject({ statusCode: 400 })
    const captured = await stripe.paymentIntents.capture(held.id, { amount_to_capture: 1_500, expand: ['latest_charge'] })
    expect(captured).toMatchObject({ status: 'succeeded', amount_received: 1_500, latest_charge: { amount_captured: 1_500, amount_refunded: 500 } })
    expect(await refusal(stripe.paymentIntents.capture(held.id))).toMatchObject({ code: 'payment_intent_unexpected_state' })
  })

  it('are canceled until they are paid', async () => {
    const held = await pay({ capture_method: 'manual' })
    expect(await stripe.paymentIntents.cancel(held.id, { cancellation_reason: 'requested_by_customer' })).toMatchObject({ status: 'canceled', amount_capturable: 0 })
    const paid = await pay()
    expect(await refusal(stripe.paymentIntents.cancel(paid.id))).toMatchObject({ code: 'payment_intent_unexpected_state' })
  })

  it.each([
    ['pm_card_visa_chargeDeclined', 'card_declined', 'generic_decline'],
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
    ['pm_card_visa_chargeDeclinedLostCard', 'card_declined', 'lost_card'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card', undefined],
    ['pm_card_chargeDeclinedProcessingError', 'processing_error', undefined],
  ])('%s is declined by %s, and can be tried again with another card', async (card, code, declineCode) => {
    const error = await refusal(pay({ payment_method: card }))
    expect(error).toMatchObject({ type: 'StripeCardError', statusCode: 402, code, payment_intent: { status: 'requires_payment_method', last_payment_error: { code } } })
    if (declineCode) expect(error.decline_code).toBe(declineCode)
    expect((await stripe.paymentIntents.confirm(error.payment_intent!.id, { payment_method: 'pm_card_visa' })).status).toBe('succeeded')
  })

  it('ask for 3-D Secure, by a page or by a script', async () => {
    const card = 'pm_card_authenticationRequired'
    const byPage = await pay({ payment_method: card, return_url: 'https://example.com/back' })
    expect(byPage).toMatchObject({ status: 'requires_action', next_action: { type: 'redirect_to_url', redirect_to_url: { return_url: 'https://example.com/back' } } })
    expect(await pay({ payment_method: card })).toMatchObject({ status: 'requires_action', next_action: { type: 'use_stripe_sdk' } })
  })

  it('off session are declined where the bank wants to ask', async () => {
    const { id } = await stripe.customers.create()
    const { id: method } = await stripe.paymentMethods.attach('pm_card_authenticationRequired', { customer: id })
    expect(await refusal(pay({ customer: id, payment_method: method, off_session: true }))).toMatchObject({ code: 'authentication_required', statusCode: 402, payment_method: { id: method } })
  })

  it.each<[string, object, object]>([
    ['an amount below the least', { amount: 10 }, { code: 'amount_too_small', param: 'amount' }],
    ['an unknown parameter', { amout: 5 }, { code: 'parameter_unknown', param: 'amout' }],
    ['a wrong kind', { amount: 'many' }, { code: 'parameter_invalid_integer', param: 'amount' }],
    ['a currency that is none', { currency: 'xxy' }, { param: 'currency' }],
    ['a customer who is not there', { customer: 'cus_nobody' }, { code: 'resource_missing', param: 'customer' }],
    ['a method that is not there', { payment_method: 'pm_nothing' }, { code: 'resource_missing', param: 'payment_method' }],
    ['a wrong choice', { capture_method: 'never' }, { param: 'capture_method' }],
  ])('refuse %s', async (_case, params, expected) => {
    expect(await refusal(pay(params))).toMatchObject({ type: 'StripeInvalidRequestError', statusCode: 400, ...expected })
  })

  it('refuse what is missing', async () => {
    expect(await refusal(stripe.paymentIntents.create({ currency: 'usd' } as never))).toMatchObject({ code: 'parameter_missing', param: 'amount' })
    expect(await refusal(stripe.paymentIntents.retrieve('pi_nothing'))).toMatchObject({ code: 'resource_missing', statusCode: 404 })
  })
})

describe('saved methods', () => {
  it('are attached, listed, charged off session and detached', async () => {
    const customer = await stripe.customers.create({ email: 'client@example.com', metadata: { website: '7' } })
    const method = await stripe.paymentMethods.attach('pm_card_mastercard', { customer: customer.id })
    expect((await stripe.paymentMethods.list({ customer: customer.id, type: 'card' })).data.map(({ id }) => id)).toEqual([method.id])
    expect((await pay({ customer: customer.id, payment_method: method.id, off_session: true })).status).toBe('succeeded')
    expect(await refusal(pay({ payment_method: method.id }))).toMatchObject({ statusCode: 400 })
    expect((await stripe.paymentMethods.detach(method.id)).customer).toBeNull()
    expect(await refusal(pay({ payment_method: method.id }))).toMatchObject({ statusCode: 400 })
  })

  it('are set up without a payment, or declined', async () => {
    const { id: customer } = await stripe.customers.create()
    const setup = { customer, allowed_payment_method_types: ['card' as const], confirm: true }
    expect(await stripe.setupIntents.create({ ...setup, payment_method: 'pm_card_visa' })).toMatchObject({ status: 'succeeded', usage: 'off_session' })
    expect(await refusal(stripe.setupIntents.create({ ...setup, payment_method: 'pm_card_chargeDeclined' }))).toMatchObject({ code: 'card_declined', statusCode: 402 })
  })

  it('a customer keeps merged metadata, and is told of when deleted', async () => {
    const { id } = await stripe.customers.create({ metadata: { a: '1', b: '2' } })
    expect((await stripe.customers.update(id, { metadata: { a: '', c: '3' } })).metadata).toEqual({ b: '2', c: '3' })
    expect(await stripe.customers.del(id)).toMatchObject({ id, deleted: true })
    expect(await stripe.customers.retrieve(id)).toMatchObject({ id, deleted: true })
  })
})

describe('refunds', () => {
  it('are repeated up to what was paid', async () => {
    const { id } = await pay()
    await stripe.refunds.create({ payment_intent: id, amount: 500 })
    expect((await refusal(stripe.refunds.create({ payment_intent: id, amount: 1_501 }))).message).toContain('greater than unrefunded amount')
    expect(await stripe.refunds.create({ payment_intent: id })).toMatchObject({ amount: 1_500, status: 'succeeded' })
    expect(await refusal(stripe.refunds.create({ payment_intent: id }))).toMatchObject({ code: 'charge_already_refunded' })
    const { latest_charge: charge } = await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge.refunds'] })
    expect(charge).toMatchObject({ refunded: true, amount_refunded: 2_000, refunds: { data: [{ amount: 1_500 }, { amount: 500 }] } })
  })
})

describe('lists', () => {
  it('come in pages, in both directions, newest first', async () => {
    const { id: customer } = await stripe.customers.create()
    const made: string[] = []
    for (let index = 0; index < 5; index++) made.unshift((await pay({ customer, confirm: false })).id)
    const first = await stripe.paymentIntents.list({ customer, limit: 2 })
    expect([first.data.map(({ id }) => id), first.has_more]).toEqual([made.slice(0, 2), true])
    const next = await stripe.paymentIntents.list({ customer, limit: 3, starting_after: made[1] })
    expect([next.data.map(({ id }) => id), next.has_more]).toEqual([made.slice(2), false])
    const back = await stripe.paymentIntents.list({ customer, limit: 2, ending_before: made[4] })
    expect([back.data.map(({ id }) => id), back.has_more]).toEqual([made.slice(2, 4), true])
    expect((await stripe.paymentIntents.list({ customer, limit: 2 }).autoPagingToArray({ limit: 100 })).map(({ id }) => id)).toEqual(made)
    expect((await stripe.paymentIntents.list({ customer, expand: ['data.customer'] })).data[0]).toMatchObject({ customer: { id: customer } })
    expect(await refusal(stripe.paymentIntents.list({ starting_after: 'pi_nothing' }))).toMatchObject({ code: 'resource_missing', param: 'starting_after' })
  })

  it('and objects refuse to expand what is none', async () => {
    expect(await refusal(stripe.paymentIntents.list({ limit: 1, expand: ['data.nothing'] }))).toMatchObject({ statusCode: 400 })
  })
})

describe('Checkout Sessions', () => {
  it('are opened with their items, and expire', async () => {
    const item = { quantity: 2, price_data: { currency: 'usd', unit_amount: 1_500, product_data: { name: 'Essay' } } }
    const session = await stripe.checkout.sessions.create({ mode: 'payment', line_items: [item], success_url: 'https://example.com/ok', expand: ['line_items'] })
    expect(session).toMatchObject({ status: 'open', payment_status: 'unpaid', amount_total: 3_000, payment_intent: null, line_items: { data: [{ amount_total: 3_000, quantity: 2 }] } })
    expect(await stripe.checkout.sessions.expire(session.id)).toMatchObject({ status: 'expired', url: null })
    expect(await refusal(stripe.checkout.sessions.expire(session.id))).toMatchObject({ statusCode: 400 })
  })
})

simulated('of the simulator', () => {
  it('every exchange fits the types of the SDK', () => {
    expect(sim!.conformance().faults).toEqual([])
    expect(sim!.conformance().exchanges).toBeGreaterThan(60)
  })

  it.each<[string, (body: Record<string, unknown>) => void]>([
    ['a field too many', (body) => (body.extra = 1)],
    ['a field too few', (body) => delete body.status],
    ['a wrong value', (body) => (body.status = 'paid')],
    ['a wrong kind', (body) => (body.amount = '2000')],
    ['a fault deep inside', (body) => ((body.latest_charge as Record<string, unknown>).captured = null)],
  ])('an answer with %s would be found', async (_case, spoil) => {
    await pay({ expand: ['latest_charge'] })
    const last = sim!.last()!
    const spoiled = { ...last, answer: structuredClone(last.answer) }
    expect(sim!.faultsOf(spoiled)).toEqual([])
    spoil(spoiled.answer.body)
    expect(sim!.faultsOf(spoiled)).not.toEqual([])
  })
})
