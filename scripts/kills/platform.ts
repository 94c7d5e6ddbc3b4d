import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { freePort } from '../../src/server/embedded/freePort.ts'
import { type KillablePostgres, startKillablePostgres } from './postgres.ts'
import { type KillableProcess, runScript, startServer, type Surroundings } from './processes.ts'
import type { World } from './seed.ts'

export type Web = { url: string; port: number; process: KillableProcess }

export type Platform = {
  dataDir: string
  postgres: KillablePostgres
  world: World
  /** Starts a web process without the panel, on the port of an earlier one or a free one. */
  web: (options?: { port?: number; env?: Record<string, string> }) => Promise<Web>
  worker: (env?: Record<string, string>) => Promise<KillableProcess>
  surroundings: Surroundings
  /** Checks every invariant of the ledger. @returns whether it found nothing */
  areBooksRight: () => Promise<boolean>
  /** Ends every process and removes the data. */
  close: () => Promise<void>
}

/** A platform of its own to be killed: Postgres, migrated, with a website, its prices and its people. */
export async function openPlatform(): Promise<Platform> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'scriptorium-kills-'))
  // Postgres may run as a user of its own, who must pass through.
  await chmod(dataDir, 0o711)
  const postgres = await startKillablePostgres(dataDir)
  const surroundings: Surroundings = { dataDir, databaseUrl: postgres.url }
  try {
    await runScript('src/server/migrate.ts', [], surroundings)
    await runScript('scripts/kills/seed.ts', [], surroundings)
  } catch (error) {
    await postgres.stop()
    throw error
  }
  const world = JSON.parse(await readFile(path.join(dataDir, 'world.json'), 'utf8')) as World
  return platformIn({ dataDir, postgres, surroundings, world }, async () => {
    await postgres.stop()
    await rm(dataDir, { recursive: true, force: true })
  })
}

/** The same platform with a database of its own, as it is now. Nobody may be connected. */
export async function cloneOf({ dataDir, postgres, world }: Platform, name: string): Promise<Platform> {
  // The heads of the ledgers and the files stand there; who reads and writes them from now on are two.
  const own = path.join(dataDir, name)
  await mkdir(own)
  for (const entry of await readdir(dataDir)) if (KEPT.includes(entry)) await cp(path.join(dataDir, entry), path.join(own, entry), { recursive: true })
  const { pathname } = new URL(postgres.url)
  await postgres.sql(`create database "${name}" template "${pathname.slice(1)}"`, [], 'postgres')
  const url = Object.assign(new URL(postgres.url), { pathname: `/${name}` }).href
  const database = { ...postgres, url, sql: ((text, values) => postgres.sql(text, values, name)) as KillablePostgres['sql'] }
  return platformIn({ dataDir: own, world, postgres: database, surroundings: { dataDir: own, databaseUrl: url } }, async () => undefined)
}

const KEPT = ['ledger-heads', 'uploads']

type Parts = Pick<Platform, 'dataDir' | 'postgres' | 'surroundings' | 'world'>

function platformIn(parts: Parts, remove: () => Promise<void>): Platform {
  const { surroundings } = parts
  const started: KillableProcess[] = []
  const keep = (server: KillableProcess): KillableProcess => (started.push(server), server)
  return {
    ...parts,
    web: async ({ port, env } = {}) => {
      const chosen = port ?? (await freePort())
      const server = keep(await startServer('api', { ...surroundings, env: { ...env, PORT: String(chosen) } }))
      return { url: `http://127.0.0.1:${chosen}`, port: chosen, process: server }
    },
    worker: async (env = {}) => keep(await startServer('worker', { ...surroundings, env })),
    areBooksRight: () => runScript('scripts/ledger-verify.ts', [], surroundings).then(() => true, () => false),
    close: async () => {
      for (const server of started) if (!server.isGone()) await server.kill()
      await remove()
    },
  }
}
