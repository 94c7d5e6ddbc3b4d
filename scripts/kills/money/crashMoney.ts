import { arming, type Arming } from '../arming.ts'
import { type Check, check, none } from '../check.ts'
import type { Platform } from '../platform.ts'
import { randomFrom } from '../random.ts'
import { converged, type Converged, type Playing } from './converged.ts'
import type { FlowName } from './flows.ts'
import { type Documents, footprintsOf } from './footprintOfMoney.ts'
import { type Case, casesOf } from './points.ts'
import { openStage, type Stage, untilEnded, untilQuiet } from './stage.ts'

/** `points`: where somebody is to die; all unless some are named. `withinMs`: how soon all is well again. */
export type CrashMoney = { seed: number; points?: readonly string[]; hasWebhooks: boolean; withinMs: number }

export const WITH_WEBHOOKS_MS = 5_000
export const WITHOUT_WEBHOOKS_MS = 90_000

/**
 * Plays each way of money with a death at each point that it passes. Whoever asked asks again with the same
 * key; in the end documents, books and the gateway's journal are as if nobody had died.
 */
export async function crashMoney(platform: Platform, { seed, points, hasWebhooks, withinMs }: CrashMoney): Promise<Check[]> {
  const stage = await openStage(platform, { random: randomFrom(seed), hasWebhooks, clients: 0, env: { FAULTS: 'on' } })
  const faults = arming(platform, { hasten: false })
  const cases = casesOf(points, hasWebhooks)
  if (cases.length === 0) throw new Error(`None of ${points?.join(', ')} is passed: the names are in src/lib/faults.ts`)
  const undisturbed = await undisturbedOf(stage, [...new Set(cases.map(({ flow }) => flow))])
  const found = await (hasWebhooks ? dieAndSettle : dieAndWait)(stage, { faults, undisturbed }, cases)
  await untilQuiet(platform, stage.gateway).catch((error: Error) => process.stdout.write(`${error.message}\n`))
  await stage.close()
  return [...reportOf(found, { name: `deaths at ${new Set(cases.map(({ point }) => point)).size} points`, withinMs }), ...(await leftOf(platform))]
}

/** What was found about flows, in words. */
export function reportOf(found: readonly Converged[], { name, withinMs, since = 'everybody runs again' }: { name: string; withinMs: number; since?: string }): Check[] {
  const differing = found.filter(({ difference }) => difference !== null)
  const slow = found.filter(({ ms }) => ms > withinMs)
  for (const { name: which, difference } of differing) process.stdout.write(`${which}:\n${difference}\n\n`)
  for (const { name: which, ms } of slow) process.stdout.write(`${which}: after ${Math.round(ms)} ms\n`)
  const sorted = found.map(({ ms }) => ms).sort((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0
  return [
    none(`${name} in ${found.length} flows: documents, timeline, events, papers, books or the gateway’s journal differ from an undisturbed one`, differing.length),
    check(`all is well ${withinMs / 1_000} s at most after ${since} (median ${(median / 1_000).toFixed(1)} s)`, `${((sorted.at(-1) ?? 0) / 1_000).toFixed(1)} s`, slow.length === 0),
  ]
}

export async function leftOf(platform: Platform): Promise<Check[]> {
  const [row] = await platform.postgres.sql<{ parked: string; undone: string; dead: string }>(`
    select (select count(*) from gateway_events where state in ('parked', 'received')) as parked, (select count(*) from outbox_events where delivered_at is null) as undone,
      (select count(*) from pgboss.job where name = 'dead-letters') as dead`)
  return [
    none('messages of the gateway that were parked or not acted on', Number(row!.parked)),
    none('events that were not delivered', Number(row!.undone)),
    none('jobs that were given up', Number(row!.dead)),
    check('ledger:verify finds nothing', 'quiet', await platform.areBooksRight()),
  ]
}

/** Each flow once with nobody dying: what the others are held against. */
export async function undisturbedOf(stage: Stage, flows: readonly FlowName[]): Promise<Map<FlowName, string>> {
  const played: [FlowName, Documents][] = []
  for (const flow of flows) played.push([flow, await stage.play(flow)])
  await untilEnded(stage.platform)
  await untilQuiet(stage.platform, stage.gateway)
  const footprints = await footprintsOf(stage.platform, stage.gateway, played.map(([, documents]) => documents))
  return new Map(played.map(([flow], i) => [flow, footprints[i]!]))
}

type Death = { faults: Arming; undisturbed: Map<FlowName, string> }

/** Plays a flow with a death in it. What is left to do is the worker's. */
async function die(stage: Stage, { faults, undisturbed }: Death, { flow, point }: Case): Promise<Playing> {
  const kills = stage.restarts() + 1
  let killing: Promise<void> | null = null
  const documents = await stage.play(flow, { begin: async () => void (killing = faults.killAt([point])) })
  await killing
  await stage.whole(kills)
  return { name: `${flow}: ${point}`, documents, expected: undisturbed.get(flow)!, from: performance.now() }
}

/** One after the other: nothing but the flow itself passes its point. */
async function dieAndSettle(stage: Stage, death: Death, cases: readonly Case[]): Promise<Converged[]> {
  const found: Converged[] = []
  for (const each of cases) {
    await untilQuiet(stage.platform, stage.gateway)
    found.push(...(await converged(stage, [await die(stage, death, each)])))
  }
  return found
}

/** What the janitor finishes: it comes by each minute, so many flows wait for it together. */
const BY_JANITOR: readonly FlowName[] = ['topUp', 'checkout', 'declined']

async function dieAndWait(stage: Stage, death: Death, cases: readonly Case[]): Promise<Converged[]> {
  const isJanitors = ({ flow, when }: Case): boolean => when === 'after' && BY_JANITOR.includes(flow)
  // Each is looked at from its own death on, while others die.
  const watched: Promise<Converged[]>[] = []
  for (const each of cases.filter((one) => !isJanitors(one))) {
    const playing = await die(stage, death, each)
    watched.push(converged(stage, [playing]))
  }
  const found = (await Promise.all(watched)).flat()
  for (const flow of BY_JANITOR) found.push(...(await janitorDies(stage, death, cases.filter((one) => one.flow === flow && isJanitors(one)))))
  return found
}

/** As many flows as deaths: each death hits the first of them that the janitor comes to. */
async function janitorDies(stage: Stage, { faults, undisturbed }: Death, cases: readonly Case[]): Promise<Converged[]> {
  const kills = stage.restarts() + cases.length
  const played: Omit<Playing, 'from'>[] = []
  for (const { flow, point } of cases) played.push({ name: `${flow}: ${point}`, documents: await stage.play(flow), expected: undisturbed.get(flow)! })
  await faults.killAt(cases.map(({ point }) => point))
  await stage.whole(kills)
  const from = performance.now()
  return converged(stage, played.map((each) => ({ ...each, from })))
}
