import { setTimeout as sleep } from 'node:timers/promises'
import { type Documents, footprintsOf } from './footprintOfMoney.ts'
import type { Stage } from './stage.ts'

/** A flow that is to become equal to an undisturbed one, counted from a moment by performance.now(). */
export type Playing = { name: string; documents: Documents; expected: string; from: number }
/** How long it took, and what differs to the end. */
export type Converged = { name: string; ms: number; difference: string | null }

const POLL_MS = 250
const GIVE_UP_MS = 240_000

/** Looks at flows until each is as it should be, for four minutes at most. */
export async function converged({ platform, gateway }: Stage, playing: readonly Playing[]): Promise<Converged[]> {
  const found = new Map<Playing, Converged>()
  const until = performance.now() + GIVE_UP_MS
  let waiting = [...playing]
  while (waiting.length > 0) {
    const isOver = performance.now() > until
    const footprints = await footprintsOf(platform, gateway, waiting.map(({ documents }) => documents))
    const at = performance.now()
    for (const [i, each] of waiting.entries()) {
      const isSo = footprints[i] === each.expected
      if (isSo || isOver) found.set(each, { name: each.name, ms: at - each.from, difference: isSo ? null : differenceOf(each.expected, footprints[i]!) })
    }
    waiting = waiting.filter((each) => !found.has(each))
    if (waiting.length > 0) await sleep(POLL_MS)
  }
  return playing.map((each) => found.get(each)!)
}

function differenceOf(expected: string, found: string): string {
  const [wanted, there] = [expected.split('\n'), found.split('\n')]
  return [...wanted.filter((line) => !there.includes(line)).map((line) => `- ${line}`), ...there.filter((line) => !wanted.includes(line)).map((line) => `+ ${line}`)].join('\n')
}
