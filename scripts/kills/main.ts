import { parseArgs } from 'node:util'
import { bankHttp, FULL_BANK_HTTP } from './bankHttp.ts'
import { bankSql, FULL_BANK_SQL } from './bankSql.ts'
import { type Check, toTable } from './check.ts'
import { crash, FULL_CRASH } from './crash.ts'
import { FULL_JOBS, jobs } from './jobs.ts'
import { FULL_OVERSIZED, oversized } from './oversized.ts'
import { crashMoney, WITH_WEBHOOKS_MS, WITHOUT_WEBHOOKS_MS } from './money/crashMoney.ts'
import { type Call, CALLS, FULL_WIRE, wire } from './money/wire.ts'
import { openPlatform, type Platform } from './platform.ts'
import { FULL_POOL, pool } from './pool.ts'
import { FULL_RESTARTS, restarts } from './restarts.ts'
import { FULL_SIGTERM, sigterm } from './sigterm.ts'
import { FULL_SLOW, slow } from './slow.ts'
import { FULL_STORM, storm } from './storm/storm.ts'
import { closeAll } from './supervised.ts'

type Run = { seed: number; seconds?: number | undefined; points?: readonly string[] | undefined; calls?: readonly Call[] | undefined }

/**
 * Kills what can be killed and looks at what is left: `npm run kills -- all`, or some of the names below.
 * Exit code 1 when a promise was broken. `--seed` repeats a run's choices, `--seconds` changes its length, `--points` names
 * the points of `crash-money` and `crash-money-untold`, `--calls` the calls of `wire` and `wire-untold`, separated by commas.
 */
const KILLS: Record<string, (platform: Platform, run: Run) => Promise<Check[]>> = {
  'bank-sql': (platform, { seed, seconds = FULL_BANK_SQL.seconds }) => bankSql(platform, { ...FULL_BANK_SQL, seed, seconds }),
  'bank-http': (platform, { seed, seconds = FULL_BANK_HTTP.seconds }) => bankHttp(platform, { ...FULL_BANK_HTTP, seed, seconds }),
  restarts: (platform) => restarts(platform, FULL_RESTARTS),
  crash: (platform, { seed }) => crash(platform, { ...FULL_CRASH, seed }),
  jobs: (platform, { seed }) => jobs(platform, { ...FULL_JOBS, seed }),
  sigterm: (platform) => sigterm(platform, FULL_SIGTERM),
  pool: (platform) => pool(platform, FULL_POOL),
  slow: (platform) => slow(platform, FULL_SLOW),
  'crash-money': (platform, { seed, points }) => crashMoney(platform, { seed, ...(points && { points }), hasWebhooks: true, withinMs: WITH_WEBHOOKS_MS }),
  'crash-money-untold': (platform, { seed, points }) => crashMoney(platform, { seed, ...(points && { points }), hasWebhooks: false, withinMs: WITHOUT_WEBHOOKS_MS }),
  wire: (platform, { seed, calls = FULL_WIRE.calls }) => wire(platform, { ...FULL_WIRE, seed, calls, hasWebhooks: true, withinMs: WITH_WEBHOOKS_MS }),
  'wire-untold': (platform, { seed, calls = FULL_WIRE.calls }) => wire(platform, { ...FULL_WIRE, seed, calls, hasWebhooks: false, withinMs: WITHOUT_WEBHOOKS_MS }),
  storm: (platform, { seed }) => storm(platform, { ...FULL_STORM, seed }),
  oversized: (platform) => oversized(platform, FULL_OVERSIZED),
}

const { values, positionals } = parseArgs({ options: { seed: { type: 'string' }, seconds: { type: 'string' }, points: { type: 'string' }, calls: { type: 'string' } }, allowPositionals: true })
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000))
const seconds = values.seconds ? Number(values.seconds) : undefined
const points = values.points?.split(',')
const calls = values.calls?.split(',').filter((call): call is Call => call in CALLS)
const names = positionals.includes('all') ? Object.keys(KILLS) : positionals
const unknown = names.filter((name) => !KILLS[name])

if (names.length === 0 || unknown.length > 0) {
  console.error(`Say what to kill: ${[...Object.keys(KILLS), 'all'].join(', ')}.`)
  process.exit(2)
}

let broken = 0
for (const name of names) broken += await kill(name)
console.log(broken === 0 ? '\nEvery promise was kept.' : `\n${broken} promises were broken.`)
process.exit(broken === 0 ? 0 : 1)

/** @returns how many promises were broken */
async function kill(name: string): Promise<number> {
  console.log(`\n${name} (again: npm run kills -- ${name} --seed ${seed})`)
  const platform = await openPlatform()
  const stop = () => void closeAll().then(platform.close).finally(() => process.exit(130))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
  const from = performance.now()
  try {
    const checks = await KILLS[name]!(platform, { seed, seconds, points, calls })
    console.log(`${toTable(checks)}\n  in ${Math.round((performance.now() - from) / 1_000)} s`)
    return checks.filter(({ isKept }) => !isKept).length
  } finally {
    process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM')
    // After a run that broke off, nobody is to start anything again.
    await closeAll()
    await platform.close()
  }
}
