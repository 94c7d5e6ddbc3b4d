import { setTimeout as sleep } from 'node:timers/promises'
import { type Answer, ask, type Asked, isFinal } from './ask.ts'
import type { Random } from './random.ts'

const GIVE_UP_MS = 300_000
const PAUSE_MS = 100
const FIRST = 'none yet'

export type Insisting = { urls: () => readonly string[]; random: Random; counts: { requests: number; tries: number } }

/**
 * Sends a request to one server after the other until somebody says how it ended. With a key it may
 * be asked any number of times.
 * @throws Error after five minutes without such an answer
 */
export async function insist({ urls, random, counts }: Insisting, asked: Asked): Promise<Answer> {
  counts.requests += 1
  const until = performance.now() + GIVE_UP_MS
  let last = FIRST
  for (let at = random.below(2); performance.now() < until; at += 1) {
    const before = last === FIRST ? null : await asked.already?.()
    if (before) return before
    counts.tries += 1
    const answer = await ask(urls()[at % urls().length]!, asked)
    if (answer && isFinal(answer)) return answer
    last = answer ? `${answer.status} ${JSON.stringify(answer.body)}` : 'nothing'
    await sleep(PAUSE_MS + random.below(PAUSE_MS))
  }
  throw new Error(`${asked.path} got no answer in ${GIVE_UP_MS / 1_000} s; the last one was ${last}`)
}
