import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chownSync, existsSync, globSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { PlainError } from '../../src/lib/PlainError.ts'
import { accountOf, type Account } from '../../src/server/embedded/account.ts'
import { freePort } from '../../src/server/embedded/freePort.ts'

export type DebianPostgres = {
  /** Of the superuser, on the database `postgres` or the one named. */
  url: (database?: string) => string
  data: string
  version: string
  /** Runs one of its programs as the user that Postgres runs as. */
  program: (name: string, args: string[]) => Promise<string>
  stop: () => Promise<void>
  kill: () => Promise<void>
}

/** The newest Postgres that Debian's packages installed here: the folder of its programs. */
export const debianPrograms = (): string | null =>
  globSync('/usr/lib/postgresql/*/bin').filter((bin) => existsSync(path.join(bin, 'postgres'))).sort((a, b) => Number(a.split('/')[4]) - Number(b.split('/')[4])).at(-1) ?? null

type Options = { folder: string; settings?: Record<string, string>; data?: string; password?: string }

/**
 * Starts a Postgres of Debian's packages on a free port of this machine, its cluster in `folder`; a
 * cluster that is there already is taken up. It ends with this process.
 * @throws PlainError when the packages are missing, or it does not start
 */
export async function startDebianPostgres({ folder, settings = {}, data = path.join(folder, 'data'), password = randomBytes(12).toString('hex') }: Options): Promise<DebianPostgres> {
  const bin = debianPrograms()
  if (!bin) throw new PlainError('Debian’s Postgres is missing: apt-get install postgresql.')
  const account = accountOf()
  mkdirSync(folder, { recursive: true })
  if (account) chownSync(folder, account.uid, account.gid)
  const program = runner(bin, account, password)
  if (!existsSync(data)) await initdb({ program, folder, data, password, account })
  const port = await freePort(0)
  const options = Object.entries({ listen_addresses: '127.0.0.1', unix_socket_directories: folder, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(path.join(bin, 'postgres'), ['-D', data, '-p', String(port), ...options], { ...account, cwd: '/', env: {} as NodeJS.ProcessEnv, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  server.stderr.on('data', (chunk) => (said = (said + chunk).slice(-4_000)))
  const killNow = () => server.kill('SIGQUIT')
  process.once('exit', killNow)
  const url = (database = 'postgres') => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`
  const end = async (signal: NodeJS.Signals) => {
    process.off('exit', killNow)
    if (server.exitCode !== null || server.signalCode !== null) return
    const gone = once(server, 'exit')
    server.kill(signal)
    await gone
  }
  const version = await answers(url(), () => server.exitCode !== null).catch(async () => {
    await end('SIGQUIT')
    throw new PlainError(`Postgres did not start:\n${said}`)
  })
  return { url, data, version, program, stop: () => end('SIGINT'), kill: () => end('SIGQUIT') }
}

const runner = (bin: string, account: Account, password: string) => async (name: string, args: string[]): Promise<string> => {
  const env = { PGPASSWORD: password, PATH: process.env['PATH'] } as unknown as NodeJS.ProcessEnv
  const { stdout } = await promisify(execFile)(path.join(bin, name), args, { ...account, cwd: '/', env, maxBuffer: 64 * 1024 * 1024 })
  return stdout
}

type NewCluster = { program: DebianPostgres['program']; folder: string; data: string; password: string; account: Account }

async function initdb({ program, folder, data, password, account }: NewCluster): Promise<void> {
  const file = path.join(folder, 'password')
  writeFileSync(file, password, { mode: 0o600 })
  if (account) chownSync(file, account.uid, account.gid)
  await program('initdb', [`--pgdata=${data}`, '--username=postgres', `--pwfile=${file}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C.UTF-8', '--data-checksums'])
}

const WAIT_SECONDS = 120

async function answers(url: string, isDead: () => boolean): Promise<string> {
  for (const end = Date.now() + WAIT_SECONDS * 1_000; Date.now() < end && !isDead(); await sleep(100)) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      // A standby that recovers takes reads before it has come to its end.
      const { rows } = await client.query<{ version: string; recovering: boolean }>("select current_setting('server_version') as version, pg_is_in_recovery() as recovering")
      if (!rows[0]!.recovering) return rows[0]!.version
    } catch {
      continue
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  throw new Error('no answer')
}
