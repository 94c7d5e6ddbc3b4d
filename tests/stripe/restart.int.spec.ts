import { type ChildProcess, spawn } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import Stripe from 'stripe'
import { startConforming } from './conforming.ts'

let folder: string
let journal: string
let child: ChildProcess | undefined

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'stripe-journal-'))
  journal = path.join(folder, 'journal.jsonl')
})
afterEach(() => {
  child?.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** A process of its own, as `npm run stripe` starts it. */
async function start(): Promise<Stripe> {
  const started = spawn(path.resolve('node_modules/.bin/node'), ['sim/stripe/main.ts', '--port', '0', '--journal', journal], {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child = started
  const said = await new Promise<string>((resolve, reject) => {
    started.stdout.once('data', (data: Buffer) => resolve(String(data)))
    started.once('exit', () => reject(new Error('It ended')))
  })
  const { hostname, port } = new URL(said.match(/http\S+/)![0])
  return new Stripe('sk_test_restart', { host: hostname, port, protocol: 'http', maxNetworkRetries: 0 })
}

async function kill(): Promise<void> {
  const ended = new Promise((resolve) => child!.once('exit', resolve))
  child!.kill('SIGKILL')
  await ended
}

const CHARGE = { amount: 2_000, currency: 'usd', payment_method: 'pm_card_visa', confirm: true } as const

it('killed under load, three times: each answered payment is there, once, and its key answers as before', async () => {
  const answered = new Map<string, string>()
  for (let round = 0; round < 3; round++) {
    const stripe = await start()
    const keys = Array.from({ length: 60 }, (_, index) => `round ${round} request ${index}`)
    const asked = keys.map((key) => stripe.paymentIntents.create(CHARGE, { idempotencyKey: key }).then(({ id }) => answered.set(key, id)))
    // Killed while some are answered and others on their way.
    await Promise.any(asked)
    await kill()
    await Promise.allSettled(asked)
  }
  const stripe = await start()
  const listed = await stripe.paymentIntents.list({ limit: 100 }).autoPagingToArray({ limit: 1_000 })
  const ids = new Set(listed.map(({ id }) => id))
  expect(answered.size).toBeGreaterThan(0)
  expect([...answered.values()].filter((id) => !ids.has(id))).toEqual([])
  for (const [key, id] of answered) expect((await stripe.paymentIntents.create(CHARGE, { idempotencyKey: key })).id).toBe(id)
  const charges = await stripe.charges.list({ limit: 100 }).autoPagingToArray({ limit: 1_000 })
  expect(charges).toHaveLength(listed.length)
  const movements = readFileSync(journal, 'utf8').split('\n').filter((line) => line.startsWith('{"kind":"movement"'))
  expect(movements).toHaveLength(listed.length)
})

it('a line that a kill cut is dropped, and what follows is whole', async () => {
  const first = await startConforming({ journal })
  const paid = await first.stripe.paymentIntents.create(CHARGE)
  await first.simulator.stop()
  const whole = readFileSync(journal, 'utf8')
  appendFileSync(journal, '{"kind":"movement","at":1}\n{"kind":"request","at":1,"id":"req_cut","eff')
  const second = await startConforming({ journal })
  expect(readFileSync(journal, 'utf8')).toBe(whole)
  expect((await second.stripe.paymentIntents.list()).data.map(({ id }) => id)).toEqual([paid.id])
  await second.simulator.stop()
  const third = await startConforming({ journal })
  expect((await third.stripe.paymentIntents.retrieve(paid.id)).status).toBe('succeeded')
  await third.simulator.stop()
})

it('the clock, hidden behaviour and what waits to be delivered outlive a restart', async () => {
  const first = await startConforming({ journal })
  await first.control('webhooks', { hold: true })
  await first.stripe.webhookEndpoints.create({ url: 'http://127.0.0.1:9/hook', enabled_events: ['*'] })
  const { id: customer } = await first.stripe.customers.create()
  const method = await first.stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer })
  await first.control('clock', { seconds: 86_400 })
  await first.simulator.stop()
  const second = await startConforming({ journal })
  const before = Math.floor(Date.now() / 1_000)
  expect((await second.stripe.customers.create()).created).toBeGreaterThanOrEqual(before + 86_400)
  await expect(second.stripe.paymentIntents.create({ ...CHARGE, customer, payment_method: method.id })).rejects.toMatchObject({ code: 'card_declined' })
  expect(second.simulator.world.deliveries.waiting()).toBeGreaterThanOrEqual(2)
  await second.simulator.stop()
})
