import { setTimeout as sleep } from 'node:timers/promises'
import { ask } from './ask.ts'
import { type Check, check, inMs, none } from './check.ts'
import type { Platform } from './platform.ts'

export type Restarts = { times: number; firstGoodMs: number }
export const FULL_RESTARTS: Restarts = { times: 20, firstGoodMs: 2_000 }

const CALLERS = 8
const GIVE_UP_MS = 60_000

/** Postgres is restarted and killed in turn under load, and the same web process goes on. */
export async function restarts(platform: Platform, { times, firstGoodMs }: Restarts): Promise<Check[]> {
  const { postgres, world } = platform
  const web = await platform.web()
  const seen = { answers: 0, unanswered: 0, faults: 0, lastGood: 0 }
  let isOver = false
  const callers = Array.from({ length: CALLERS }, async (_, i) => {
    while (!isOver) {
      const answer = await ask(web.url, { path: i % 2 ? '/api/wallets/me' : '/api/orders?limit=5', as: world.clients[i % world.clients.length]! })
      seen.answers += 1
      if (!answer) seen.unanswered += 1
      else if (answer.status === 200) seen.lastGood = performance.now()
      else if (answer.status !== 503) seen.faults += 1
    }
  })
  const waits: number[] = []
  for (let i = 0; i < times; i += 1) {
    const again = i % 2 === 0 ? postgres.restart() : postgres.kill()
    await sleep(50)
    const accepts = await acceptsAt(postgres)
    await again
    waits.push(await goodAfter(accepts, seen))
  }
  isOver = true
  await Promise.all(callers)
  const survived = web.process.isGone() ? 0 : waits.filter((ms) => ms < GIVE_UP_MS).length
  await web.process.kill()
  return [
    check(`the same process survives ${times} of ${times} restarts, half of them kills`, survived, survived === times),
    check(`the first good answer ${firstGoodMs} ms at most after Postgres accepts (median ${inMs([...waits].sort((a, b) => a - b)[Math.floor(times / 2)]!)})`, inMs(Math.max(...waits)), Math.max(...waits) <= firstGoodMs),
    none(`requests without an answer, of ${seen.answers}`, seen.unanswered),
    none('answers other than success or 503', seen.faults),
  ]
}

async function acceptsAt(postgres: Platform['postgres']): Promise<number> {
  for (;;) {
    const isUp = await postgres.sql('select 1').then(() => true, () => false)
    if (isUp) return performance.now()
    await sleep(5)
  }
}

async function goodAfter(moment: number, seen: { lastGood: number }): Promise<number> {
  while (seen.lastGood < moment && performance.now() - moment < GIVE_UP_MS) await sleep(5)
  return Math.max(0, (seen.lastGood < moment ? performance.now() : seen.lastGood) - moment)
}
