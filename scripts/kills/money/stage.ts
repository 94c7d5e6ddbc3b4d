import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../../../src/server/embedded/freePort.ts'
import { insist } from '../insist.ts'
import type { Platform } from '../platform.ts'
import { runScript } from '../processes.ts'
import type { Random } from '../random.ts'
import type { Person } from '../seed.ts'
import { supervise, type Supervised, superviseWorker } from '../supervised.ts'
import { FLOWS, type FlowName } from './flows.ts'
import type { Documents } from './footprintOfMoney.ts'
import { type AtGateway, openGateway } from './gateway.ts'
import type { MoneyWorld } from './seedMoney.ts'
import type { Scene } from './steps.ts'

export type Stage = {
  platform: Platform
  gateway: AtGateway
  money: MoneyWorld
  play: (flow: FlowName, options?: { begin?: () => Promise<void>; client?: Person }) => Promise<Documents>
  /** Waits until all that was killed runs again. */
  whole: (kills: number) => Promise<void>
  /** How often a process was started again. */
  restarts: () => number
  close: () => Promise<void>
}

type Options = { random: Random; hasWebhooks: boolean; clients: number; env?: Record<string, string> }

const WRITERS = 12

/** Two web processes and a worker that speak to a simulator of Stripe, with people whose money moves. */
export async function openStage(platform: Platform, { random, hasWebhooks, clients, env = {} }: Options): Promise<Stage> {
  const ports = [await freePort(), await freePort()]
  const urls = ports.map((port) => `http://127.0.0.1:${port}`)
  const webhooks = `${urls[0]}/api/webhooks/stripe/inkwell`
  const gateway = await openGateway(hasWebhooks ? webhooks : null)
  // New ones: whoever paid another gateway before has cards there.
  const money = await peopleOf(platform, gateway, clients + 1)
  const settings = { ...env, ...gateway.env }
  const processes: Supervised[] = [...ports.map((port) => supervise(async () => (await platform.web({ port, env: settings })).process)), superviseWorker(platform, settings)]
  for (const each of processes) await each.up()
  const counts = { requests: 0, tries: 0 }
  const ask = (asked: Parameters<typeof insist>[1]) => insist({ urls: () => urls, random, counts }, asked)
  const tell = (objectId: string): Promise<void> => (hasWebhooks ? Promise.resolve() : gateway.tell(webhooks, objectId))
  const taken = { connect: 0, bank: 0, client: 0 }
  const next = <T>(kind: keyof typeof taken, from: readonly T[]): T => from[taken[kind]++ % from.length]!
  const restarts = (): number => processes.reduce((sum, each) => sum + each.restarts(), 0)
  return {
    platform, gateway, money, restarts,
    play: (flow, { begin = async () => undefined, client = money.clients.at(-1)! } = {}) => {
      const scene: Scene = { platform, gateway, money, ask, newKey: random.uuid, begin, client, tell, writer: (kind) => next(kind, money[kind]) }
      return FLOWS[flow](scene)
    },
    whole: async (kills) => {
      while (restarts() < kills || !processes.every((each) => each.isUp())) await sleep(10)
    },
    close: async () => {
      for (const each of processes) await each.close()
      await gateway.close()
    },
  }
}

/** Makes people, each writer with an account at the gateway or at a bank. */
export async function peopleOf({ dataDir, surroundings }: Platform, { stripe }: AtGateway, clients: number): Promise<MoneyWorld> {
  const accounts: string[] = []
  for (let i = 0; i < WRITERS; i += 1) accounts.push((await stripe.accounts.create({ type: 'express' })).id)
  await runScript('scripts/kills/money/seedMoney.ts', [String(clients), String(WRITERS), ...accounts], surroundings)
  return JSON.parse(await readFile(path.join(dataDir, 'money.json'), 'utf8')) as MoneyWorld
}

const QUIET = `
  select (select count(*) from gateway_events where state = 'received') + (select count(*) from outbox_events where delivered_at is null)
    + (select count(*) from pgboss.job where state in ('created', 'retry', 'active') and start_after <= now() and name in ('process-gateway-event', 'deliver-event', 'send-refund', 'fire-timer', 'check-payment', 'check-dispute', 'tend-installment-plan')) as n`

/** Waits until nobody has anything to do. @throws Error after so many milliseconds, with what is left */
export async function untilQuiet({ postgres }: Platform, { sim }: AtGateway, withinMs = 180_000): Promise<void> {
  const until = performance.now() + withinMs
  for (;;) {
    const [row] = await postgres.sql<{ n: string }>(QUIET)
    if (Number(row!.n) === 0 && sim.world.deliveries.waiting() === 0) return
    if (performance.now() > until) throw new Error(`${row!.n} things are left to do, and ${sim.world.deliveries.waiting()} messages to be delivered`)
    await sleep(100)
  }
}

const OPEN = `
  select (select count(*) from payments where state in ('created', 'processing') or state = 'requires_action' and next_check_at < now() + interval '2 minutes')
    + (select count(*) from refunds where state in ('approved', 'processing')) + (select count(*) from payouts where state in ('approved', 'in_transit'))
    + (select count(*) from gateway_disputes where state in ('submitting', 'conceding')) + (select count(*) from installment_plans where next_at <= now() and state in ('active', 'paused')) as n`

/** Waits until what was begun has ended. @throws Error after two and a half minutes */
export async function untilEnded({ postgres }: Platform, withinMs = 150_000): Promise<void> {
  const until = performance.now() + withinMs
  for (;;) {
    const [row] = await postgres.sql<{ n: string }>(OPEN)
    if (Number(row!.n) === 0) return
    if (performance.now() > until) throw new Error(`${row!.n} payments, refunds, payouts, disputes or plans have not ended`)
    await sleep(200)
  }
}
