import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type EmbeddedPostgres, startPostgres } from '../../src/server/embedded.ts'
import { accountOf } from '../../src/server/embedded/account.ts'
import { findHome } from '../../src/server/embedded/findHome.ts'

const SETTINGS = { max_connections: '100', shared_buffers: '64MB' }

export type KillablePostgres = {
  url: string
  /** Runs SQL as the owner of the tables, past row-level security; in another database when one is named. */
  sql: <Row extends object = Record<string, unknown>>(text: string, values?: unknown[], database?: string) => Promise<Row[]>
  /** SIGKILL to all its processes, as when a machine loses its power; then it is started again. */
  kill: () => Promise<void>
  /** An orderly restart. */
  restart: () => Promise<void>
  /** When it last began to accept connections, by performance.now(). */
  upSince: () => number
  stop: () => Promise<void>
}

/** A Postgres in `dataDir` that syncs to disk, to be killed and started again. */
export async function startKillablePostgres(dataDir: string): Promise<KillablePostgres> {
  let server: EmbeddedPostgres
  let upSince = 0
  const start = async () => {
    server = await startPostgres({ dataDir, settings: SETTINGS })
    upSince = performance.now()
  }
  await start()
  const { url } = server!
  return {
    url,
    sql: (text, values, database) => query(database ? Object.assign(new URL(url), { pathname: `/${database}` }).href : url, text, values),
    kill: async () => {
      await killAll(dataDir)
      await start()
    },
    restart: async () => {
      await server.stop()
      await start()
    },
    upSince: () => upSince,
    stop: () => server.stop(),
  }
}

async function query<Row>(url: string, text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(text, values)).rows as Row[]
  } finally {
    await client.end()
  }
}

/** The postmaster first, so that it can't tidy up after the others. */
async function killAll(dataDir: string): Promise<void> {
  const home = await findHome(dataDir, accountOf())
  const postmaster = Number(readFileSync(path.join(home, 'data', 'postmaster.pid'), 'utf8').split('\n')[0])
  const family = [postmaster, ...childrenOf(postmaster)]
  for (const pid of family) kill(pid)
  while (family.some(isAlive)) await sleep(5)
}

function childrenOf(parent: number): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number)
  return pids.filter((pid) => parentOf(pid) === parent)
}

/** The fourth field of `stat`; the second may hold anything, in brackets. */
function parentOf(pid: number): number | null {
  return Number(statOf(pid).split(') ').at(-1)?.split(' ')[1]) || null
}

/** A zombie is dead: nobody has asked for its exit code yet. */
const isAlive = (pid: number): boolean => !['', 'Z'].includes(statOf(pid).split(') ').at(-1)!.split(' ')[0]!)

function statOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return ''
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
