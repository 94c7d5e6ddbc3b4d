import { freePort } from '../../../src/server/embedded/freePort.ts'
import { type Check, check, none } from '../check.ts'
import { insist } from '../insist.ts'
import { openGateway, type AtGateway } from '../money/gateway.ts'
import { peopleOf, untilQuiet } from '../money/stage.ts'
import { cloneOf, type Platform } from '../platform.ts'
import { type Random, randomFrom } from '../random.ts'
import { supervise, superviseWeb, superviseWorker, type Supervised } from '../supervised.ts'
import { deliveriesOf, type Delivery } from './deliveries.ts'
import { differencesOf, finalStateOf } from './finalState.ts'
import { type Act, laterActs, make, type Making } from './making.ts'
import { nothingSent, send, type Sent } from './send.ts'

/** `payments`: how many are begun, of which each leads to about twelve events; `events`: how many there must be. */
export type Storm = { seed: number; payments: number; events: number; clients: number; kills: number; workerKills: number }
export const FULL_STORM = { payments: 850, events: 10_000, clients: 24, kills: 20, workerKills: 5 } as const satisfies Omit<Storm, 'seed'>

const AT_ONCE = 16

/** Says how long each part took: a storm lasts. */
async function timed<T>(what: string, run: () => Promise<T>): Promise<T> {
  const from = performance.now()
  const result = await run()
  process.stdout.write(`  ${what}: ${Math.round((performance.now() - from) / 1_000)} s\n`)
  return result
}
const QUIET_MS = 1_800_000

/**
 * Everything that happens at the gateway is told late, several times, in chance order, between forged, late, future and
 * cut messages, to a receiver that is killed; another database with the same beginning is told once and in order.
 */
export async function storm(platform: Platform, options: Storm): Promise<Check[]> {
  const random = randomFrom(options.seed)
  const [port, calmPort] = [await freePort(), await freePort()]
  const gateway = await openGateway(`http://127.0.0.1:${port}/api/webhooks/stripe/inkwell`)
  const acts = await timed('begin payments', () => prepare(platform, { ...options, gateway, random, port }))
  const calm = await cloneOf(platform, 'in_order')
  const sent = nothingSent()
  const told = new Set<string>()
  const kills = { web: 0, worker: 0 }
  // What clients do at once, and what they and banks do afterwards.
  const half = Math.ceil(acts.length / 2)
  for (const [phase, act] of [acts.slice(0, half), [...acts.slice(half), ...laterActs(gateway, accountOf(gateway))]].entries()) {
    await timed('act', () => actAll(act))
    const events = eventsOf(gateway)
    const fresh = events.filter(({ id }) => !told.has(id))
    // Of what was told before, some comes once more, long after it was true.
    const stale = events.filter(({ id }) => told.has(id)).filter(() => random.below(10) === 0)
    await Promise.all([
      inStorm(platform, { gateway, random, port, sent, kills, share: options, phase, deliveries: deliveriesOf([...fresh, ...stale], random) }),
      inOrder(calm, { gateway, port: calmPort, events: fresh }),
    ])
    for (const { id } of fresh) told.add(id)
  }
  const [one, other] = [await finalStateOf(platform), await finalStateOf(calm)]
  const differences = differencesOf(one, other)
  if (differences.length > 0) process.stdout.write(`${differences.slice(0, 40).join('\n')}\n`)
  const checks = [...reportOf(options, { told, sent, kills, lines: one.length, differences }), ...(await endOf(platform, 'after the storm')), ...(await endOf(calm, 'after one delivery in order'))]
  await calm.close()
  await gateway.close()
  return checks
}

type Found = { told: Set<string>; sent: Sent; kills: { web: number; worker: number }; lines: number; differences: string[] }

function reportOf(options: Storm, { told, sent, kills, lines, differences }: Found): Check[] {
  const { good = 0, ...bad } = sent.byKind
  for (const line of sent.wrong.slice(0, 20)) process.stdout.write(`${line}\n`)
  return [
    check(`at least ${options.events} events`, told.size, told.size >= options.events),
    check(`deliveries taken, of ${sent.tries} tries (${sent.unanswered} without an answer)`, good, good >= told.size),
    check('deliveries refused, and nothing else', Object.entries(bad).map(([kind, count]) => `${count} ${kind}`).join(', '), Object.keys(bad).length === 4 && sent.wrong.length === 0),
    check(`the receiver is killed ${options.kills} times, the worker ${options.workerKills} times`, `${kills.web} and ${kills.worker}`, kills.web >= options.kills && kills.worker >= options.workerKills),
    none(`differences to one delivery in order, in ${lines} facts about payments, books, papers and messages`, differences.length),
  ]
}

async function endOf({ postgres, areBooksRight }: Platform, when: string): Promise<Check[]> {
  const [row] = await postgres.sql<{ parked: string; left: string; dead: string }>(`
    select (select count(*) from gateway_events where state = 'parked') as parked, (select count(*) from gateway_events where state = 'received') as left,
      (select count(*) from pgboss.job where name = 'dead-letters') as dead`)
  return [
    none(`${when}: parked messages`, Number(row!.parked)),
    none(`${when}: messages not acted on, jobs given up`, Number(row!.left) + Number(row!.dead)),
    check(`${when}: ledger:verify finds nothing`, 'quiet', await areBooksRight()),
  ]
}

const accountOf = ({ sim }: AtGateway): string => sim.world.store.accounts().find((account) => sim.world.store.all(account, 'payment_intent').length > 0)!

/** Oldest first. */
function eventsOf(gateway: AtGateway): { id: string }[] {
  const all = gateway.sim.world.store.all(accountOf(gateway), 'event')
  return all.map(({ resource }) => resource).reverse()
}

async function actAll(acts: readonly Act[]): Promise<void> {
  let next = 0
  await Promise.all(Array.from({ length: 4 }, async () => {
    while (next < acts.length) await acts[next++]!()
  }))
}

type Preparing = Storm & { gateway: AtGateway; random: Random; port: number }

/** Payments, refunds and payouts are begun while nobody is told of anything, and nobody asks. */
async function prepare(platform: Platform, { gateway, random, port, payments, clients }: Preparing): Promise<Act[]> {
  const money = await peopleOf(platform, gateway, clients)
  const { web, worker, url } = await open(platform, gateway, port)
  const second = await superviseWeb(platform, gateway.env)
  const ask = (asked: Parameters<typeof insist>[1]) => insist({ urls: () => [url, second.url], random, counts: { requests: 0, tries: 0 } }, asked)
  const making: Making = { platform, gateway, money, random, ask }
  const acts = await make(making, { payments, muted: async () => {
    await untilQuiet(platform, gateway)
    await worker.close()
    for (const { id } of (await gateway.stripe.webhookEndpoints.list()).data) await gateway.stripe.webhookEndpoints.del(id)
  } })
  await Promise.all([web.close(), second.close()])
  // Nothing but messages is to tell of what became of them.
  await platform.postgres.sql('update payments set next_check_at = null')
  await timed('tell of what was begun', () => settle(platform, gateway))
  await platform.postgres.sql('update refunds set next_ask_at = null')
  return acts
}

/** Two workers do all that there is to do. */
async function settle(platform: Platform, gateway: AtGateway): Promise<void> {
  const workers = [superviseWorker(platform, gateway.env), superviseWorker(platform, gateway.env)]
  for (const each of workers) await each.up()
  await untilQuiet(platform, gateway, QUIET_MS)
  for (const each of workers) await each.close()
}

async function open(platform: Platform, gateway: AtGateway, port: number): Promise<{ web: Supervised; worker: Supervised; url: string }> {
  const web = supervise(async () => (await platform.web({ port, env: gateway.env })).process)
  const worker = superviseWorker(platform, gateway.env)
  await Promise.all([web.up(), worker.up()])
  return { web, worker, url: `http://127.0.0.1:${port}` }
}

const WEBHOOKS = '/api/webhooks/stripe/inkwell'
const PHASES = 2

type Raging = { gateway: AtGateway; random: Random; port: number; sent: Sent; kills: { web: number; worker: number }; share: Storm; phase: number; deliveries: Delivery[] }

async function inStorm(platform: Platform, { gateway, port, sent, kills, share, phase, deliveries }: Raging): Promise<void> {
  const { web, worker, url } = await open(platform, gateway, port)
  const due = (total: number): number => Math.round((total * (phase + 1)) / PHASES) - Math.round((total * phase) / PHASES)
  // In even steps of the deliveries.
  const killer = (which: 'web' | 'worker', victim: Supervised, times: number) => {
    let at = 1
    return (done: number): void => {
      if (at > times || !victim.isUp() || done < (deliveries.length * at) / (times + 1)) return
      at += 1
      kills[which] += 1
      victim.kill()
    }
  }
  const killWeb = killer('web', web, due(share.kills))
  const killWorker = killer('worker', worker, due(share.workerKills))
  await timed(`send ${deliveries.length}`, () => send(deliveries, { url: `${url}${WEBHOOKS}`, secret: gateway.env.STRIPE_WEBHOOK_SECRET!, atOnce: AT_ONCE, sent, progress: (done) => (killWeb(done), killWorker(done)) }))
  await timed('until quiet, storm', () => untilQuiet(platform, gateway, QUIET_MS))
  await web.close()
  await worker.close()
}

async function inOrder(platform: Platform, { gateway, port, events }: { gateway: AtGateway; port: number; events: readonly { id: string }[] }): Promise<void> {
  const { web, worker, url } = await open(platform, gateway, port)
  const sent = nothingSent()
  await timed(`in order ${events.length}`, () => send(events.map((event) => ({ event, kind: 'good', number: 0 })), { url: `${url}${WEBHOOKS}`, secret: gateway.env.STRIPE_WEBHOOK_SECRET!, atOnce: 1, sent }))
  if (sent.byKind.good !== events.length || sent.tries !== events.length) throw new Error(`The delivery in order went wrong: ${JSON.stringify(sent)}`)
  await timed('until quiet, in order', () => untilQuiet(platform, gateway, QUIET_MS))
  await web.close()
  await worker.close()
}
