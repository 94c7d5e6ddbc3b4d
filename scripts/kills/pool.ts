import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Answer, ask, type Asked } from './ask.ts'
import { type Check, check, inMs, none } from './check.ts'
import { done, stepsOf } from './client.ts'
import { insist } from './insist.ts'
import type { Platform, Web } from './platform.ts'
import { randomFrom } from './random.ts'

export type Pool = { atOnce: number; answeredMs: number }
export const FULL_POOL: Pool = { atOnce: 200, answeredMs: 5_000 }

const POOL_MAX = 10
/** Longer than anybody waits for a connection, shorter than anybody waits for a lock. */
const HELD_MS = 2_500

type Timed = { answer: Answer | null; ms: number }

/** More requests at once than connections: first quick ones, then beside ten that wait for a lock. */
export async function pool(platform: Platform, { atOnce, answeredMs }: Pool): Promise<Check[]> {
  const web = await platform.web({ env: { POOL_MAX: String(POOL_MAX) } })
  const client = platform.world.clients[0]!
  const look = (): Promise<Timed> => timed(web, { path: '/api/wallets/me', as: client })
  const quick = await Promise.all(Array.from({ length: atOnce }, look))
  const order = await draft(platform, web)
  const hold = await holdRow(platform, order)
  const blocked = Array.from({ length: POOL_MAX }, () => timed(web, { path: `/api/orders/${order}/transitions/submit`, as: client, body: { version: 0 } }))
  await sleep(200)
  const beside = Array.from({ length: atOnce - POOL_MAX }, look)
  await sleep(HELD_MS)
  await hold.release()
  const held = await Promise.all([...blocked, ...beside])
  const after = await look()
  await web.process.kill()
  return [...verdict(`${atOnce} quick ones at once`, quick, answeredMs), ...verdict(`${atOnce} at once while ${POOL_MAX} connections are held`, held, answeredMs),
    check('some of them the surplus', held.filter(({ answer }) => answer?.status === 503).length, held.some(({ answer }) => answer?.status === 503)),
    check('afterwards all is well', after.answer?.status ?? 'nothing', after.answer?.status === 200)]
}

function verdict(which: string, answers: Timed[], answeredMs: number): Check[] {
  const worst = Math.max(...answers.map(({ ms }) => ms))
  const isUnfit = ({ answer }: Timed): boolean => !answer || (answer.status >= 500 && !(answer.status === 503 && Number(answer.headers.get('retry-after')) > 0))
  return [
    check(`${which}: all answered in ${answeredMs} ms`, inMs(worst), worst <= answeredMs),
    none(`${which}: no answer, or a fault other than 503 with Retry-After`, answers.filter(isUnfit).length),
  ]
}

async function timed({ url }: Web, asked: Asked): Promise<Timed> {
  const from = performance.now()
  const answer = await ask(url, asked)
  return { answer, ms: performance.now() - from }
}

async function draft(platform: Platform, web: Web): Promise<string> {
  const random = randomFrom(1)
  const steps = stepsOf(platform.world, (asked) => insist({ urls: () => [web.url], random, counts: { requests: 0, tries: 0 } }, asked), random.uuid)
  return done(await steps.place(platform.world.clients[0]!, 'An article')).doc.id
}

/** Locks an order's row, as a slow report or a forgotten transaction would. */
async function holdRow({ postgres }: Platform, order: string) {
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  await client.query('begin')
  await client.query('select 1 from orders where id = $1 for update', [order])
  return { release: async () => (await client.query('rollback'), client.end()) }
}
