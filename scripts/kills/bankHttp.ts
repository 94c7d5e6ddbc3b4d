import { setTimeout as sleep } from 'node:timers/promises'
import { insist } from './insist.ts'
import { type Check, check, none } from './check.ts'
import { done, stepsOf } from './client.ts'
import type { Answer, Asked } from './ask.ts'
import { lastPosition } from './lastPosition.ts'
import type { Platform } from './platform.ts'
import { type Random, randomFrom } from './random.ts'
import type { Person } from './seed.ts'
import { type SupervisedWeb, superviseWeb } from './supervised.ts'

export type BankHttp = { seed: number; seconds: number; pauseMs: [number, number]; requests: number; kills: number }
export const FULL_BANK_HTTP = { seconds: 120, pauseMs: [2_000, 5_000], requests: 1_500, kills: 20 } as const satisfies Omit<BankHttp, 'seed'>

/** What the answers said: money that is a client's, and which documents were moved by which request. */
type Books = { walletMinor: Map<string, number>; confirmed: Set<string>; paid: Set<string>; cancelled: Set<string>; money: number; replays: number; wrongReplays: number }

/**
 * Clients top up, order, pay and cancel over two web processes, each request with a key and asked again
 * until it is answered, while the processes and Postgres are killed.
 */
export async function bankHttp(platform: Platform, options: BankHttp): Promise<Check[]> {
  const random = randomFrom(options.seed)
  const webs = await Promise.all([superviseWeb(platform), superviseWeb(platform)])
  const since = await lastPosition(platform.postgres)
  const books: Books = { walletMinor: await walletsOf(platform), confirmed: new Set(), paid: new Set(), cancelled: new Set(), money: 0, replays: 0, wrongReplays: 0 }
  const counts = { requests: 0, tries: 0 }
  let isOpen = true
  const ask = (asked: Asked) => insist({ urls: () => webs.map(({ url }) => url), random, counts }, asked)
  const tellers = platform.world.clients.map(async (client) => {
    while (isOpen) await bank({ platform, client, books, random, ask })
  })
  const kills = await killFor(options, { platform, webs, random })
  isOpen = false
  await Promise.all(tellers)
  await Promise.all(webs.map((web) => web.close()))
  const found = await compare(platform, books, since)
  return [
    check(`at least ${options.requests} money requests`, books.money, books.money >= options.requests),
    check(`at least ${options.kills} kills in ${options.seconds} s (${kills.web} web, ${kills.postgres} Postgres)`, kills.web + kills.postgres, kills.web + kills.postgres >= options.kills),
    none(`acknowledged and lost, of ${counts.requests} requests in ${counts.tries} tries`, found.lost),
    none('movements of money that nobody was told of, or done twice', found.extra),
    none('wallets that differ from what was acknowledged', found.drifting),
    check('requests sent twice at once, answered alike', `${books.wrongReplays} of ${books.replays} differ`, books.wrongReplays === 0 && books.replays > 0),
    check('ledger:verify finds nothing', 'quiet', await platform.areBooksRight()),
  ]
}

type Teller = { platform: Platform; client: Person; books: Books; random: Random; ask: (asked: Asked) => Promise<Answer> }

/** One client's round: money comes in twice, an order is paid, and sometimes cancelled. */
async function bank({ platform, client, books, random, ask }: Teller): Promise<void> {
  const careful = async (asked: Asked): Promise<Answer> => {
    if (!asked.key) return ask(asked)
    books.money += asked.path === '/api/orders' || asked.path.endsWith('/submit') ? 0 : 1
    return random.below(8) === 0 ? twice(books, ask, asked) : ask(asked)
  }
  const steps = stepsOf(platform.world, careful, random.uuid)
  const add = (minor: number) => books.walletMinor.set(client.id, (books.walletMinor.get(client.id) ?? 0) + minor)
  for (let i = 0; i < 2; i += 1) {
    const amountMinor = 1_000 + random.below(3_000)
    const topUp = done(await steps.announce(client, amountMinor)).doc
    done(await steps.confirm(topUp.id))
    books.confirmed.add(topUp.id)
    add(amountMinor)
  }
  const order = done(await steps.place(client, 'An article')).doc
  done(await steps.move(client, order.id, 'submit'))
  const payment = await steps.pay(client, order.id)
  if (payment.status >= 300 && payment.body.code !== 'insufficient_funds') done(payment)
  if (payment.status >= 300) return
  books.paid.add(order.id)
  add(-payment.body.paidMinor)
  if (random.below(3) === 0) return
  done(await steps.move(client, order.id, 'cancel'))
  books.cancelled.add(order.id)
  add(payment.body.paidMinor)
}

/** An impatient client: both get the same answer, whichever was first. */
async function twice(books: Books, ask: Teller['ask'], asked: Asked): Promise<Answer> {
  const [one, other] = await Promise.all([ask(asked), ask(asked)])
  books.replays += 1
  if (one.status !== other.status || JSON.stringify(one.body.doc ?? one.body.code) !== JSON.stringify(other.body.doc ?? other.body.code)) books.wrongReplays += 1
  return one
}

type Scene = { platform: Platform; webs: SupervisedWeb[]; random: Random }

async function killFor({ seconds, pauseMs: [least, most] }: BankHttp, { platform, webs, random }: Scene) {
  const kills = { web: 0, postgres: 0 }
  const until = performance.now() + seconds * 1_000
  while (performance.now() < until) {
    await sleep(least + random.below(most - least))
    const web = random.pick(webs)
    if (random.below(5) < 3 && web.isUp()) {
      web.kill()
      kills.web += 1
    } else {
      await platform.postgres.kill()
      kills.postgres += 1
    }
  }
  return kills
}

async function compare(platform: Platform, books: Books, since: number) {
  const moved = await platform.postgres.sql<{ kind: string; id: string; times: string }>(
    `select kind::text, document_id as id, count(*) as times from ledger_transactions where position > $1 group by 1, 2`, [since],
  )
  const expected: Record<string, Set<string>> = { topped_up: books.confirmed, paid_by_wallet: books.paid, refunded_before_earned: books.cancelled }
  const has = (kind: string) => new Set(moved.filter((row) => row.kind === kind).map(({ id }) => id))
  const wallets = [...(await walletsOf(platform))]
  return {
    lost: Object.entries(expected).reduce((sum, [kind, ids]) => sum + [...ids].filter((id) => !has(kind).has(id)).length, 0),
    extra: moved.filter(({ kind, id, times }) => Number(times) !== 1 || !expected[kind]?.has(id)).length,
    drifting: wallets.filter(([client, minor]) => (books.walletMinor.get(client) ?? 0) !== minor).length,
  }
}

/** What each client can spend. */
async function walletsOf({ postgres, world }: Platform): Promise<Map<string, number>> {
  const found = await postgres.sql<{ client: string; minor: string }>(
    `select owner_id as client, balance_minor as minor from ledger_accounts where owner_id = any($1) and kind = 'client_wallet'`, [world.clients.map(({ id }) => id)],
  )
  return new Map(found.map(({ client, minor }) => [client, Number(minor)]))
}
