import { setTimeout as sleep } from 'node:timers/promises'
import type { Check } from '../check.ts'
import type { Platform } from '../platform.ts'
import { randomFrom } from '../random.ts'
import { converged, type Converged } from './converged.ts'
import { leftOf, reportOf, undisturbedOf } from './crashMoney.ts'
import type { FlowName } from './flows.ts'
import { openStage, type Stage, untilQuiet } from './stage.ts'

/** What goes wrong between the platform and the gateway. */
export const WIRE_FAULTS = ['request_lost', 'reply_lost', 'error_after_effect', 'conflict', 'rate_limit', 'reset', 'stall'] as const
export type WireFault = (typeof WIRE_FAULTS)[number]

/** The calls that have an effect there, and one that reads, each with the flow that makes it. */
export const CALLS = {
  customer: { flow: 'topUp', method: 'POST', path: '/v1/customers' },
  page: { flow: 'checkout', method: 'POST', path: '/v1/checkout/sessions' },
  reading: { flow: 'checkout', method: 'GET', path: '/v1/checkout/sessions/' },
  charge: { flow: 'savedMethod', method: 'POST', path: '/v1/payment_intents' },
  closing: { flow: 'cancelled', method: 'POST', path: '/v1/checkout/sessions/' },
  refund: { flow: 'refund', method: 'POST', path: '/v1/refunds' },
  transfer: { flow: 'payout', method: 'POST', path: '/v1/transfers' },
  file: { flow: 'disputeAnswered', method: 'POST', path: '/v1/files' },
  evidence: { flow: 'disputeAnswered', method: 'POST', path: '/v1/disputes/' },
  conceding: { flow: 'disputeConceded', method: 'POST', path: '/v1/disputes/' },
  installment: { flow: 'installmentCharge', method: 'POST', path: '/v1/payment_intents' },
} as const satisfies Record<string, { flow: FlowName; method: string; path: string }>
export type Call = keyof typeof CALLS

export type Wire = { seed: number; calls: readonly Call[]; kinds: readonly WireFault[]; hasWebhooks: boolean; withinMs: number }

export const FULL_WIRE = { calls: Object.keys(CALLS) as Call[], kinds: WIRE_FAULTS } as const

/** The official client tries once more by itself: only the second loss is ours to mend. */
const TIMES = 2
/** Longer than the platform waits. */
const STALL_MS = 12_000

/** Plays ways of money while each call of the gateway goes wrong in each way. */
export async function wire(platform: Platform, { seed, calls, kinds, hasWebhooks, withinMs }: Wire): Promise<Check[]> {
  const stage = await openStage(platform, { random: randomFrom(seed), hasWebhooks, clients: kinds.length })
  const undisturbed = await undisturbedOf(stage, [...new Set(calls.map((call) => CALLS[call].flow))])
  const found: Converged[] = []
  // Without messages the janitor finishes much of it, minutes later: meanwhile the next fault is met.
  const watched: Promise<Converged[]>[] = []
  const settle = async (): Promise<void> => void found.push(...(await Promise.all(watched.splice(0))).flat())
  for (const call of [...calls].sort((a, b) => Number(isReading(a)) - Number(isReading(b)))) {
    for (const [i, kind] of kinds.entries()) {
      // What others wait for must not meet the fault of a question.
      if (isReading(call)) await settle()
      if (hasWebhooks) await untilQuiet(platform, stage.gateway)
      // A client who has never paid has no customer there.
      const client = call === 'customer' ? stage.money.clients[i] : undefined
      watched.push(converged(stage, [await meet(stage, { call, kind, client, expected: undisturbed.get(CALLS[call].flow)! })]))
      if (hasWebhooks) await settle()
    }
  }
  await settle()
  await untilQuiet(platform, stage.gateway).catch((error: Error) => process.stdout.write(`${error.message}\n`))
  await stage.close()
  return [...reportOf(found, { name: `${kinds.length} faults on the wire of ${calls.length} calls`, withinMs, since: 'the wire is whole again' }), ...(await leftOf(platform))]
}

const isReading = (call: Call): boolean => CALLS[call].method === 'GET'

type Meeting = { call: Call; kind: WireFault; client: Stage['money']['clients'][number] | undefined; expected: string }

async function meet(stage: Stage, { call, kind, client, expected }: Meeting) {
  const { flow, method, path } = CALLS[call]
  const { faults } = stage.gateway.sim.world
  const isStall = kind === 'stall'
  let over: Promise<number> = Promise.resolve(0)
  const begin = async () => {
    faults.add({ kind, method, path, times: isStall ? 1 : TIMES, ms: STALL_MS })
    over = wholeAgain(faults, isStall ? STALL_MS : 0)
  }
  const documents = await stage.play(flow, { begin, ...(client && { client }) })
  return { name: `${call}: ${kind}`, documents, expected, from: await over }
}

/** When the last fault was met and is over. @throws Error when nobody met it in two and a half minutes */
async function wholeAgain(faults: Stage['gateway']['sim']['world']['faults'], afterMs: number): Promise<number> {
  const until = performance.now() + 150_000
  while (faults.list().length > 0) {
    if (performance.now() > until) throw new Error('Nobody met the fault')
    await sleep(5)
  }
  return performance.now() + afterMs
}
