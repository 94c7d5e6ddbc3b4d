import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { startConforming, type Conforming } from './conforming.ts'

const PROGRAM = path.resolve('node_modules/.bin/stripe')
const KEY = 'sk_test_commandline'
const DAYS = 24 * 60 * 60

let sim: Conforming
let home: string

beforeAll(async () => {
  home = mkdtempSync(path.join(os.tmpdir(), 'stripe-cli-'))
  sim = await startConforming()
  // The transfers of the triggers are as large as the charges before them, fees not counted: an account has some money.
  await sim.speaker(KEY).paymentIntents.create({ amount: 100_000, currency: 'usd', payment_method: 'pm_card_bypassPending', confirm: true })
})
afterAll(async () => {
  await sim.simulator.stop()
  rmSync(home, { recursive: true, force: true })
})

/** Stripe's own program plays the requests that make the event happen; it fails when one of them is refused. */
async function trigger(event: string): Promise<string> {
  const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: home, STRIPE_CLI_TELEMETRY_OPTOUT: '1', NODE_OPTIONS: '' }
  const args = ['trigger', event, '--api-base', sim.simulator.origin, '--api-key', KEY]
  const { stdout, stderr } = await promisify(execFile)(PROGRAM, args, { env, timeout: 30_000 }).catch((error: { stdout: string; stderr: string }) => error)
  return stdout + stderr
}

const typesSince = async (before: number): Promise<string[]> => (await eventTypes()).slice(0, -before)

const eventTypes = async (): Promise<string[]> => {
  const found = await sim.speaker(KEY).events.list({ limit: 100 }).autoPagingToArray({ limit: 1_000 })
  return found.map(({ type }) => type)
}

it.each([
  'customer.created', 'payment_method.attached', 'setup_intent.created', 'setup_intent.succeeded', 'setup_intent.canceled', 'setup_intent.setup_failed',
  'payment_intent.created', 'payment_intent.succeeded', 'payment_intent.payment_failed', 'payment_intent.canceled', 'payment_intent.requires_action',
  'payment_intent.amount_capturable_updated', 'charge.succeeded', 'charge.captured', 'charge.failed', 'charge.refunded', 'charge.refund.updated',
  'charge.dispute.created', 'charge.dispute.updated', 'charge.dispute.closed', 'checkout.session.completed', 'checkout.session.expired',
  'transfer.created', 'transfer.reversed', 'transfer.updated', 'payout.created', 'payout.updated', 'product.created',
])('the command line triggers %s', async (event) => {
  const before = (await eventTypes()).length
  expect(await trigger(event)).toContain('Trigger succeeded!')
  expect(await typesSince(before)).toContain(event)
})

it('a triggered payout is paid when its days are over, and fails where the bank says so', async () => {
  await trigger('payout.created')
  await trigger('payout.created')
  const { data: [failing] } = await sim.speaker(KEY).payouts.list({ status: 'pending' })
  await sim.control(`objects/${failing!.id}/fail`)
  await sim.control('clock', { seconds: 3 * DAYS })
  expect(await eventTypes()).toEqual(expect.arrayContaining(['payout.paid', 'payout.failed']))
})

it('all that the command line asked and was answered fits the types of the SDK', () => {
  expect(sim.conformance().faults).toEqual([])
  expect(sim.conformance().exchanges).toBeGreaterThan(60)
})
