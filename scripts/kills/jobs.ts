import { setTimeout as sleep } from 'node:timers/promises'
import { type Check, check, none } from './check.ts'
import type { Platform } from './platform.ts'
import { runScript } from './processes.ts'
import { type Random, randomFrom } from './random.ts'
import { type Supervised, superviseWorker } from './supervised.ts'

/** `hasten`: pauses before another try are cut short, and a killed worker's jobs are given back at once. */
export type Jobs = { seed: number; jobs: number; workers: number; kills: number; rerunSeconds: number; hasten: boolean }
export const FULL_JOBS = { jobs: 1_000, workers: 3, kills: 10, rerunSeconds: 35, hasten: false } as const satisfies Omit<Jobs, 'seed'>

const GIVE_UP_MS = 600_000
const TRIES = 5
const POISON = 'this is no timer'

/** Earnings that are due, cleared by workers that are killed; and one job that can't be done. */
export async function jobs(platform: Platform, options: Jobs): Promise<Check[]> {
  const { world, surroundings } = platform
  const random = randomFrom(options.seed)
  const before = (await look(platform)).cleared
  await runScript('scripts/kills/seedEarnings.ts', [world.website, world.clients[0]!.id, world.writer.id, String(options.jobs), POISON], surroundings)
  const workers = Array.from({ length: options.workers }, () => superviseWorker(platform))
  await Promise.all(workers.map((worker) => worker.up()))
  const orphans = await killWhileBusy(platform, options, { workers, random, before })
  await untilDone(platform, options)
  const found = await look(platform)
  const cleared = found.cleared - before
  for (const worker of workers) await worker.close()
  const slowest = Math.max(0, ...orphans.map(({ seconds }) => seconds))
  return [
    check(`${options.jobs} jobs by ${options.workers} workers: ${options.jobs} effects`, cleared, cleared === options.jobs),
    none('earnings that were cleared twice', found.twice),
    check(`at least ${options.kills} kills while they were busy`, options.kills, orphans.length > 0 || options.hasten),
    ...(options.hasten ? [] : [check(`jobs of killed workers run again in ${options.rerunSeconds} s (${orphans.length} of them)`, `${slowest.toFixed(1)} s`, slowest <= options.rerunSeconds)]),
    check(`a job that can’t be done is a dead letter after ${TRIES} tries`, `${found.poisonTries} tries`, found.poisonTries === TRIES),
    none('events that were not delivered, timers that were not settled', found.left),
    check('ledger:verify finds nothing', 'quiet', await platform.areBooksRight()),
  ]
}

/** `before`: what had been cleared already. */
type Scene = { workers: Supervised[]; random: Random; before: number }
type Orphan = { id: string; killedAt: Date; seconds: number }

/** A kill after each part of the work, so that there is always some of it in hand. */
async function killWhileBusy(platform: Platform, { jobs: count, kills, hasten }: Jobs, { workers, random, before }: Scene): Promise<Orphan[]> {
  const held = new Map<string, Date>()
  for (let kill = 1; kill <= kills; kill += 1) {
    await until(async () => workers.some((worker) => worker.isUp()) && (await clearedOf(platform)) - before >= Math.floor((count * kill) / (kills + 4)))
    const victim = random.pick(workers.filter((worker) => worker.isUp()))
    victim.kill()
    const active = await platform.postgres.sql<{ id: string; at: Date }>(`select id, clock_timestamp() as at from pgboss.job where state = 'active'`)
    for (const { id, at } of active) held.set(id, at)
    // Also what the others have in hand: it runs twice at once, which must do no harm.
    if (hasten) await platform.postgres.sql(`update pgboss.job set heartbeat_on = now() - interval '10 minutes' where state = 'active'`)
  }
  return collect(platform, held)
}

/** Which of the jobs in hand at a kill were run again, and how long after it. */
async function collect({ postgres }: Platform, held: Map<string, Date>): Promise<Orphan[]> {
  const ids = [...held.keys()]
  await until(async () => (await postgres.sql(`select 1 from pgboss.job where id = any($1) and state in ('active', 'retry', 'created')`, [ids])).length === 0)
  const rerun = await postgres.sql<{ id: string; started: Date }>('select id, started_on as started from pgboss.job where id = any($1) and retry_count > 0 and data->>$2 is distinct from $3', [ids, 'timerId', POISON])
  return rerun.map(({ id, started }) => ({ id, killedAt: held.get(id)!, seconds: (started.getTime() - held.get(id)!.getTime()) / 1_000 })).filter(({ seconds }) => seconds > 0)
}

// What earlier work has put off until another day is not waited for.
const UNDONE = `(state in ('active', 'retry') or (state = 'created' and start_after <= now()))`

async function untilDone({ postgres }: Platform, { hasten }: Jobs): Promise<void> {
  await until(async () => {
    if (hasten) await postgres.sql(`update pgboss.job set start_after = now() where state = 'retry' and start_after > now()`)
    const [row] = await postgres.sql<{ n: string }>(`select count(*) as n from pgboss.job where name in ('fire-timer', 'deliver-event') and ${UNDONE}`)
    return Number(row!.n) === 0
  })
}

async function clearedOf({ postgres }: Platform): Promise<number> {
  const [row] = await postgres.sql<{ n: string }>(`select count(*) as n from earnings where state = 'cleared'`)
  return Number(row!.n)
}

async function look({ postgres }: Platform) {
  const [row] = await postgres.sql<Record<'cleared' | 'twice' | 'left' | 'poison', string | null>>(
    `select (select count(distinct document_id) from ledger_transactions where kind = 'earning_cleared') as cleared,
       (select count(*) from (select from ledger_transactions where kind = 'earning_cleared' group by document_id having count(*) > 1
          union all select from timeline_events where event = 'clear' group by document_id having count(*) > 1) as repeated) as twice,
       (select count(*) from outbox_events where delivered_at is null) + (select count(*) from timers where state = 'waiting' and due_at <= now()) as left,
       (select max(source_retry_count) + 1 from pgboss.job where name = 'dead-letters' and data->>'timerId' = $1) as poison`, [POISON],
  )
  return { cleared: Number(row!.cleared), twice: Number(row!.twice), left: Number(row!.left), poisonTries: Number(row!.poison) }
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + GIVE_UP_MS
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error('The workers did not finish')
    await sleep(100)
  }
}
