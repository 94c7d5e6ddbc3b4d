import { FAULT_POINTS } from '../../src/lib/faults.ts'
import { type Check, check, none } from './check.ts'
import { arming, type Arming } from './arming.ts'
import { footprintOf } from './footprint.ts'
import { insist } from './insist.ts'
import { randomFrom } from './random.ts'
import { mainJob, type Step } from './mainJob.ts'
import type { Platform } from './platform.ts'
import { superviseWeb, superviseWorker } from './supervised.ts'

/** `points`: where somebody is to die. `hasten`: what a killed worker left is given back at once, not after its heartbeat. */
export type Crash = { seed: number; points: readonly string[]; hasten: boolean }
export const FULL_CRASH = { points: FAULT_POINTS, hasten: false } as const satisfies Omit<Crash, 'seed'>

const FAULTS = { FAULTS: 'on' }

/**
 * Plays the main job again and again. At each named point the process that passes it kills itself; the
 * caller asks again with the same key, and in the end everything is as if nobody had died.
 */
export async function crash(platform: Platform, { seed, points, hasten }: Crash): Promise<Check[]> {
  const random = randomFrom(seed)
  const webs = await Promise.all([superviseWeb(platform, FAULTS), superviseWeb(platform, FAULTS)])
  const worker = superviseWorker(platform, FAULTS)
  await worker.up()
  const counts = { requests: 0, tries: 0 }
  const ask = (asked: Parameters<typeof insist>[1]) => insist({ urls: () => webs.map(({ url }) => url), random, counts }, asked)
  const faults = arming(platform, { hasten })
  const play = (wanted: ReadonlySet<string>) => mainJob({ platform, ask, newKey: random.uuid, atStep: (step, run) => atStep(faults, { step, run, wanted }) })

  const undisturbed = await footprintOf(platform, await play(new Set()))
  const differing: string[] = []
  for (const wanted of rounds(points)) {
    const footprint = await footprintOf(platform, await play(wanted))
    if (footprint !== undisturbed) differing.push(`${[...wanted].join(', ')}:\n${undisturbed}\n${footprint}`)
  }
  for (const each of [...webs, worker]) await each.close()
  if (differing.length > 0) process.stdout.write(`${differing.join('\n\n')}\n`)
  return [
    check(`each of ${points.length} points was a place to die`, `${faults.hit.length} deaths`, points.every((point) => faults.hit.includes(point))),
    none('orders whose states, timeline, events, timers, files or money differ from an undisturbed one', differing.length),
    none('things left undone', await leftUndone(platform)),
    check('ledger:verify finds nothing', 'quiet', await platform.areBooksRight()),
  ]
}

/**
 * Points before COMMIT roll back, so one round of the main job takes all of the web's, one death after
 * the other, and one those of a job. After COMMIT an operation is over: one of each step in a round.
 */
export function rounds(points: readonly string[]): ReadonlySet<string>[] {
  const wanted = (operations: readonly string[], moment: string) => operations.map((operation) => `${operation}.${moment}`).filter((point) => points.includes(point))
  const operations = Object.values(STEPS).flat()
  const ofWeb = operations.filter((operation) => !WORKER.flat().includes(operation))
  const found = [ofWeb, ...WORKER].map((each) => new Set(wanted(each, 'before-commit'))).filter(({ size }) => size > 0)
  const left = new Set(wanted(operations, 'after-commit'))
  while (left.size > 0) {
    const round = new Set<string>()
    for (const operations of Object.values(STEPS)) {
      const next = operations.map((operation) => `${operation}.after-commit`).find((point) => left.delete(point))
      if (next) round.add(next)
    }
    found.push(round)
  }
  return found
}

type At = { step: Step; run: () => Promise<unknown>; wanted: ReadonlySet<string> }

/** Makes somebody die at each wanted point of a step, one after the other, while it is done. */
async function atStep(faults: Arming, { step, run, wanted }: At): Promise<unknown> {
  const own = STEPS[step].flatMap((operation) => [`${operation}.before-commit`, `${operation}.after-commit`]).filter((point) => wanted.has(point))
  if (own.length === 0) return run()
  const killing = faults.killAt(own)
  const result = await run()
  await killing
  return result
}

/** The operations that each step passes, in their order. */
const STEPS: Record<Step, string[]> = {
  announce: ['top-up.request'],
  confirm: ['top-up.confirm'],
  place: ['order.create'],
  submit: ['order.submit'],
  pay: ['order.mark_paid', 'order.pay', 'idempotency.keep'],
  claim: ['order.claim'],
  upload: ['deliverable.add'],
  submitWork: ['order.submit_work'],
  approve: ['order.approve_review'],
  // What the worker does of it as well: the earning clears, and the events are delivered.
  complete: ['earning.record', 'order.complete', 'earning.clear', 'timer.fire', 'outbox.deliver'],
}
const WORKER = [['earning.clear', 'timer.fire'], ['outbox.deliver']]

/** Events nobody was told of and timers that are due: the worker has settled all of them. */
async function leftUndone({ postgres }: Platform): Promise<number> {
  const [row] = await postgres.sql<{ n: string }>(
    `select (select count(*) from outbox_events where delivered_at is null)
       + (select count(*) from timers where state = 'waiting' and due_at < now()) as n`,
  )
  return Number(row!.n)
}

