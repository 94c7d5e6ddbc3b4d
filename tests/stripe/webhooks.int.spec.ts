import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import type Stripe from 'stripe'
import { until } from '../support/until.ts'
import { startConforming, type Conforming } from './conforming.ts'

type Received = { event: Stripe.Event; signature: string; raw: string }

let sim: Conforming
let receiver: Server
let received: Received[]
let secret: string
/** What the receiver answers, one after the other; 200 when there is none left. */
let answers: number[]

beforeEach(async () => {
  received = []
  answers = []
  sim = await startConforming()
  await sim.control('webhooks', { retryMs: [20, 20, 20] })
  receiver = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const raw = Buffer.concat(chunks).toString()
      received.push({ event: JSON.parse(raw) as Stripe.Event, signature: String(request.headers['stripe-signature']), raw })
      response.writeHead(answers.shift() ?? 200).end()
    })
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  secret = (await listen({ enabled_events: ['*'] })).secret!
})
afterEach(async () => {
  await sim.simulator.stop()
  await new Promise((resolve) => receiver.close(resolve))
  expect(sim.conformance().faults).toEqual([])
})

const listen = (params: Partial<Stripe.WebhookEndpointCreateParams>) =>
  sim.stripe.webhookEndpoints.create({ url: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`, enabled_events: ['*'], ...params })

const pay = () => sim.stripe.paymentIntents.create({ amount: 2_000, currency: 'usd', payment_method: 'pm_card_visa', confirm: true })
const types = (): string[] => received.map(({ event }) => event.type)
const PAID = ['charge.succeeded', 'payment_intent.created', 'payment_intent.succeeded']

it('an event is signed over its raw body, as the SDK checks it', async () => {
  const intent = await pay()
  await until(() => received.length === 3)
  for (const { raw, signature } of received) sim.stripe.webhooks.constructEvent(raw, signature, secret)
  expect(types().sort()).toEqual(PAID)
  const { raw, signature, event } = received.find(({ event: { type } }) => type === 'payment_intent.succeeded')!
  expect(event.data.object).toMatchObject({ id: intent.id, status: 'succeeded' })
  expect(() => sim.stripe.webhooks.constructEvent(`${raw} `, signature, secret)).toThrow('No signatures found')
  expect(() => sim.stripe.webhooks.constructEvent(raw, signature, 'whsec_other')).toThrow('No signatures found')
})

it('an event is what the list of events has, and counts who has yet to answer', async () => {
  await pay()
  await until(async () => (await sim.stripe.events.list({ delivery_success: true })).data.length === 3)
  const listed = await sim.stripe.events.retrieve(received[0]!.event.id)
  expect(listed).toEqual({ ...received[0]!.event, pending_webhooks: 0 })
  expect(received[0]!.event.pending_webhooks).toBe(1)
})

it('an answer that is no 2xx is tried again until it is, and then no more', async () => {
  answers = [500, 302, 404, 500]
  await sim.stripe.customers.create()
  await until(() => sim.simulator.world.deliveries.waiting() === 0)
  expect(received).toHaveLength(4)
  expect((await sim.stripe.events.list()).data[0]).toMatchObject({ pending_webhooks: 1 })
  await sim.stripe.customers.create()
  await until(() => received.length === 5)
  expect(await sim.stripe.events.list({ delivery_success: true })).toMatchObject({ data: [{ id: received[4]!.event.id }] })
})

it('duplicates are the same event again', async () => {
  await sim.control('webhooks', { duplicates: 4 })
  await sim.stripe.customers.create()
  await until(() => received.length === 5)
  expect(new Set(received.map(({ event }) => event.id)).size).toBe(1)
})

it('held back events come when they are let go', async () => {
  await sim.control('webhooks', { hold: true })
  await pay()
  expect(sim.simulator.world.deliveries.waiting()).toBe(3)
  expect(received).toEqual([])
  await sim.control('webhooks', { hold: false })
  await until(() => received.length === 3)
})

it('shuffled events overtake each other, and all come', async () => {
  await sim.control('webhooks', { shuffleMs: 200, seed: 7 })
  for (let index = 0; index < 10; index++) await sim.stripe.customers.create({ metadata: { index } })
  await until(() => received.length === 10)
  const order = received.map(({ event }) => Number((event.data.object as Stripe.Customer).metadata.index))
  expect([...order].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(order).not.toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
})

it('an endpoint hears what it asked for, a deleted one nothing', async () => {
  const { data: [first] } = await sim.stripe.webhookEndpoints.list()
  await sim.stripe.webhookEndpoints.del(first!.id)
  await listen({ enabled_events: ['payment_intent.succeeded'] })
  await pay()
  await until(() => received.length === 1 && sim.simulator.world.deliveries.waiting() === 0)
  expect(types()).toEqual(['payment_intent.succeeded'])
})

it('events of connected accounts go to the endpoints for them, with the account', async () => {
  await listen({ connect: true })
  const account = await sim.stripe.accounts.create({ type: 'express' })
  await sim.stripe.customers.create({}, { stripeAccount: account.id })
  await until(() => types().includes('customer.created') && sim.simulator.world.deliveries.waiting() === 0)
  expect(received.filter(({ event }) => event.type === 'customer.created')).toHaveLength(1)
  expect(received.find(({ event }) => event.type === 'customer.created')!.event).toMatchObject({ account: account.id })
})
