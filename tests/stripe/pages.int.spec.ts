import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { startConforming, type Conforming } from './conforming.ts'

let sim: Conforming

beforeAll(async () => {
  sim = await startConforming()
})
afterAll(async () => {
  expect(sim.conformance().faults).toEqual([])
  await sim.simulator.stop()
})

const open = (more = {}) =>
  sim.stripe.checkout.sessions.create({
    mode: 'payment', success_url: 'https://example.com/ok?session={CHECKOUT_SESSION_ID}', cancel_url: 'https://example.com/back',
    line_items: [{ quantity: 1, price_data: { currency: 'usd', unit_amount: 4_200, product_data: { name: 'Essay' } } }], ...more,
  })

type Page = { status: number; text: string; to: string | null }

async function send(url: string, form?: Record<string, string>): Promise<Page> {
  const answer = await fetch(new URL(url, sim.simulator.origin), { redirect: 'manual', ...(form && { method: 'POST', body: new URLSearchParams(form) }) })
  return { status: answer.status, text: await answer.text(), to: answer.headers.get('location') }
}

const card = (number: string) => ({ number, expiry: '12 / 34', cvc: '123', email: 'client@example.com', name: 'A <b>Client</b>' })
const state = (id: string) => sim.stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] })

it('a client is declined once, pays with another card and goes back; one intent, one charge', async () => {
  const { id, url } = await open({ metadata: { order: '7' }, payment_intent_data: { metadata: { order: '7' } } })
  const form = await send(url!)
  expect(form.text).toContain('Pay $42.00')
  expect(form.text).toContain('https://example.com/back')
  const declined = await send(url!, card('4000 0000 0000 9995'))
  expect(declined).toMatchObject({ status: 402, text: expect.stringContaining('Your card has insufficient funds.') as unknown })
  const between = await state(id)
  expect(between).toMatchObject({ status: 'open', payment_status: 'unpaid', payment_intent: { status: 'requires_payment_method' } })
  const paid = await send(url!, card('4242424242424242'))
  expect(paid).toMatchObject({ status: 303, to: `https://example.com/ok?session=${id}` })
  const after = await state(id)
  expect(after).toMatchObject({ status: 'complete', payment_status: 'paid', customer_details: { email: 'client@example.com' }, payment_intent: { status: 'succeeded', metadata: { order: '7' } } })
  expect((after.payment_intent as { id: string }).id).toBe((between.payment_intent as { id: string }).id)
  expect((await send(url!, card('4242424242424242'))).text).toContain('complete')
  expect((await sim.stripe.charges.list({ payment_intent: (after.payment_intent as { id: string }).id })).data.map(({ status }) => status)).toEqual(['succeeded', 'failed'])
})

it.each([
  ['a number that is none', { number: '4242424242424241' }, 'Your card number is incorrect.'],
  ['a month that is none', { expiry: '13 / 34' }, 'expiration month is invalid'],
  ['a year gone by', { expiry: '12 / 20' }, 'expiration year is invalid'],
])('%s is refused, and nothing is begun', async (_case, wrong, message) => {
  const { id, url } = await open()
  expect((await send(url!, { ...card('4242424242424242'), ...wrong })).text).toContain(message)
  expect((await state(id)).payment_intent).toBeNull()
})

it.each([
  ['passed', 'pass', 'complete'],
  ['failed', 'refuse', 'open'],
])('a 3-D Secure step that is %s leaves the session %s', async (_case, outcome, status) => {
  const { id, url } = await open()
  const { to } = await send(url!, card('4000002760003184'))
  expect((await send(to!)).text).toContain('is it you?')
  const back = await send(to!, { outcome })
  const after = await send(back.to!)
  expect((await state(id)).status).toBe(status)
  if (status === 'open') expect(after.text).toContain('unable to authenticate')
  else expect(after.to).toBe(`https://example.com/ok?session=${id}`)
})

it('an intent with 3-D Secure comes back to the page it named', async () => {
  const intent = await sim.stripe.paymentIntents.create({ amount: 900, currency: 'usd', payment_method: 'pm_card_threeDSecure2Required', confirm: true, return_url: 'https://example.com/back?a=1' })
  const { to } = await send(intent.next_action!.redirect_to_url!.url!, { outcome: 'pass' })
  expect(to).toBe(`https://example.com/back?a=1&payment_intent=${intent.id}&payment_intent_client_secret=${intent.client_secret}`)
  expect((await sim.stripe.paymentIntents.retrieve(intent.id)).status).toBe('succeeded')
})

it('a card is saved for later, and charged without the client', async () => {
  const { id: customer } = await sim.stripe.customers.create()
  const { id, url } = await sim.stripe.checkout.sessions.create({ mode: 'setup', currency: 'usd', customer, success_url: 'https://example.com/ok' })
  expect((await send(url!, card('4242424242424242'))).status).toBe(303)
  const { setup_intent: setup } = await sim.stripe.checkout.sessions.retrieve(id, { expand: ['setup_intent'] })
  const method = (setup as { payment_method: string }).payment_method
  const paid = await sim.stripe.paymentIntents.create({ amount: 900, currency: 'usd', customer, payment_method: method, off_session: true, confirm: true })
  expect(paid.status).toBe('succeeded')
})

// The last one: it sets the clock forward.
it('a session that is a day old has expired, and an unknown one leads nowhere', async () => {
  const { id, url } = await open()
  await sim.control('clock', { seconds: 86_400 })
  expect(await state(id)).toMatchObject({ status: 'expired', url: null })
  expect(await send(url!)).toMatchObject({ status: 410 })
  const expired = await sim.stripe.events.list({ type: 'checkout.session.expired', limit: 100 })
  expect(expired.data.filter(({ data }) => (data.object as { id: string }).id === id)).toHaveLength(1)
  expect((await send('/c/pay/cs_test_nothing')).status).toBe(404)
})
