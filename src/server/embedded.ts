import { randomBytes } from 'node:crypto'
import { chmod, mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { savedDatabaseUrl } from '../lib/env/savedDatabaseUrl.ts'
import { accountOf } from './embedded/account.ts'
import { findBinaries } from './embedded/binaries.ts'
import { createCluster } from './embedded/createCluster.ts'
import { createDatabase } from './embedded/createDatabase.ts'
import { findHome } from './embedded/findHome.ts'
import { freePort } from './embedded/freePort.ts'
import { keep } from './embedded/keep.ts'
import { stopLeftover } from './embedded/stopLeftover.ts'

export type EmbeddedPostgres = {
  url: string
  /** Stops Postgres and answers when it is gone. */
  stop: () => Promise<void>
  /** Settles with a sentence when Postgres ends without having been asked to. */
  died: Promise<string>
}

export type EmbeddedOptions = {
  dataDir: string
  /** `false` for tests: nothing is synced to disk. */
  durable?: boolean
  /** Remove `dataDir` when Postgres stops, also when this process was killed. */
  temporary?: boolean
  settings?: Record<string, string>
}

/**
 * Starts the Postgres that comes as an npm package, its data in `dataDir`, and creates its database.
 * The port is chosen once and kept while it is free; the URL, with its password, is in the file
 * `database-url` of `dataDir`. When this process ends in any way, Postgres is stopped.
 * @throws PlainError when another process uses `dataDir`, or the disk or its permissions refuse
 */
export async function startPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { dataDir, durable = true, temporary = false } = options
  const account = accountOf()
  // Postgres may not run as root; its own user must then be able to pass through this folder.
  await mkdir(dataDir, { recursive: true, mode: account ? 0o711 : 0o700 })
  if (temporary && account) await chmod(dataDir, 0o711)
  const binaries = await findBinaries(account)
  const home = await findHome(dataDir, account)
  await stopLeftover(home)
  const url = await connection(dataDir)
  await createCluster({ home, binaries, account, durable, password: url.password })
  const server = await keep({
    command: binaries.postgres,
    home,
    port: Number(url.port),
    account,
    settings: { ...(durable ? {} : UNSAFE_AND_FAST), ...options.settings },
    remove: temporary ? [dataDir, home] : [],
  })
  await createDatabase(url)
  return { url: url.href, ...server }
}

const UNSAFE_AND_FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/** The URL of the last time, with a new port when its own is taken. */
async function connection(dataDir: string): Promise<URL> {
  const saved = savedDatabaseUrl(dataDir)
  const url = new URL(saved ?? 'postgres://postgres@127.0.0.1:5432/scriptorium')
  if (!saved) url.password = randomBytes(18).toString('hex')
  url.port = String(await freePort(saved ? Number(url.port) : 0))
  if (url.href !== saved) await save(path.join(dataDir, 'database-url'), url.href)
  return url
}

async function save(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text, { mode: 0o600 })
  await rename(`${file}.new`, file)
}
