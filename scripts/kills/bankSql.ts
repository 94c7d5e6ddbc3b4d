import { setTimeout as sleep } from 'node:timers/promises'
import type { Transfer } from './bankSqlTeller.ts'
import { type Check, check, none } from './check.ts'
import type { Platform } from './platform.ts'
import type { KillablePostgres } from './postgres.ts'
import { type Random, randomFrom } from './random.ts'
import { lastPosition } from './lastPosition.ts'
import { Tellers } from './tellers.ts'

const WALLETS = 32
const OPENING_MINOR = 1_000
const MAX_MINOR = 50

export type BankSql = { seed: number; seconds: number; tellers: number; pauseMs: [number, number]; transfersAMinute: number; killsAMinute: number }
export const FULL_BANK_SQL = { seconds: 60, tellers: 2, pauseMs: [400, 1_400], transfersAMinute: 10_000, killsAMinute: 15 } as const satisfies Omit<BankSql, 'seed'>

/**
 * Wallets under load through the ledger's own posting, while processes and Postgres are killed. Whoever
 * gets no answer asks again with the same key.
 */
export async function bankSql({ postgres, surroundings, world, areBooksRight }: Platform, options: BankSql): Promise<Check[]> {
  const random = randomFrom(options.seed)
  const wallets = Array.from({ length: WALLETS }, () => random.uuid())
  await openWallets(postgres, wallets)
  const scope = { wallets, since: await lastPosition(postgres) }
  const asked: Transfer[] = wallets.map((to) => ({ key: random.uuid(), website: world.website, from: null, to, amountMinor: OPENING_MINOR }))
  const opening = [...asked]
  let isOpen = true
  const tellers = new Tellers(surroundings, () => opening.pop() ?? (isOpen ? newTransfer() : null))
  const newTransfer = (): Transfer => {
    const from = random.pick(wallets)
    const transfer = { key: random.uuid(), website: world.website, from, to: random.pick(wallets.filter((to) => to !== from)), amountMinor: 1 + random.below(MAX_MINOR) }
    asked.push(transfer)
    return transfer
  }
  await tellers.open(options.tellers)
  const watch = watchTotal(postgres, scope)
  const from = performance.now()
  const kills = await killFor(options, { random, tellers, postgres })
  isOpen = false
  const minutes = (performance.now() - from) / 60_000
  await tellers.finish()
  await tellers.close()
  const watched = await watch.stop()
  const found = await compare(postgres, scope, { asked, done: tellers.done })
  return [
    check(`at least ${options.transfersAMinute} transfers a minute`, Math.round(tellers.done.size / minutes), tellers.done.size / minutes >= options.transfersAMinute),
    check(`at least ${options.killsAMinute} kills a minute (${kills.tellers} processes, ${kills.postgres} Postgres)`, ((kills.tellers + kills.postgres) / minutes).toFixed(1), (kills.tellers + kills.postgres) / minutes >= options.killsAMinute),
    none(`acknowledged and lost, of ${tellers.done.size} in ${tellers.tries} tries`, found.lost),
    none('done and never acknowledged, or done twice', found.extra),
    none('wallets that differ from what was acknowledged', found.drifting),
    check(`wallets that always sum to what came in, in ${watched.reads} reads meanwhile`, `${watched.wrong} wrong`, watched.wrong === 0 && watched.reads > 0),
    check('ledger:verify finds nothing', 'quiet', await areBooksRight()),
  ]
}

/** A wallet is somebody's. */
const openWallets = (postgres: KillablePostgres, wallets: readonly string[]) =>
  postgres.sql(`insert into users (id, email, display_name, created_at, updated_at) select id, id || '@test.example', 'Somebody', now(), now() from unnest($1::uuid[]) as id`, [wallets])

/** What is looked at: these wallets, and what was posted after this position. */
type Scope = { wallets: readonly string[]; since: number }

type Scene = { random: Random; tellers: Tellers; postgres: KillablePostgres }

async function killFor({ seconds, pauseMs: [least, most] }: BankSql, { random, tellers, postgres }: Scene) {
  const kills = { tellers: 0, postgres: 0 }
  const until = performance.now() + seconds * 1_000
  while (performance.now() < until) {
    await sleep(least + random.below(most - least))
    const victim = random.below(2) === 0 ? 'tellers' : 'postgres'
    if (victim === 'tellers') await tellers.killOne(random.below(100))
    else await postgres.kill()
    kills[victim] += 1
  }
  return kills
}

/** Reads the sum of all wallets again and again: every snapshot must be whole. */
function watchTotal(postgres: KillablePostgres, { wallets, since }: Scope) {
  const seen = { reads: 0, wrong: 0 }
  let isOver = false
  const watching = (async () => {
    while (!isOver) {
      await sleep(50)
      const [row] = await postgres.sql<{ sum: string | null; least: string; tops: string }>(
        `select sum(balance_minor) as sum, min(balance_minor) as least,
           (select count(*) from ledger_transactions where position > $2 and kind = 'topped_up') as tops
         from ledger_accounts where owner_id = any($1) and kind = 'client_wallet'`, [wallets, since],
      ).catch(() => [])
      if (!row) continue
      seen.reads += 1
      if (Number(row.sum ?? 0) !== Number(row.tops) * OPENING_MINOR || Number(row.least) < 0) seen.wrong += 1
    }
  })()
  return { stop: async () => ((isOver = true), await watching, seen) }
}

async function compare(postgres: KillablePostgres, { wallets, since }: Scope, { asked, done }: { asked: Transfer[]; done: Set<string> }) {
  const written = await postgres.sql<{ key: string }>('select idempotency_key as key from ledger_transactions where position > $1', [since])
  const keys = new Set(written.map(({ key }) => key))
  const expected = new Map<string, number>()
  const add = (wallet: string, amountMinor: number) => expected.set(wallet, (expected.get(wallet) ?? 0) + amountMinor)
  for (const { from, to, amountMinor } of asked.filter(({ key }) => done.has(key))) {
    add(to, amountMinor)
    if (from) add(from, -amountMinor)
  }
  const balances = await postgres.sql<{ wallet: string; minor: string }>(
    `select owner_id as wallet, balance_minor as minor from ledger_accounts where owner_id = any($1) and kind = 'client_wallet'`, [wallets],
  )
  return {
    lost: [...done].filter((key) => !keys.has(key)).length,
    extra: written.length - [...done].filter((key) => keys.has(key)).length,
    drifting: balances.filter(({ wallet, minor }) => expected.get(wallet) !== Number(minor)).length + Math.abs(balances.length - expected.size),
  }
}
