import { execFile, execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { PlainError } from '../../src/lib/PlainError.ts'
import { debianPrograms } from '../services/debianPostgres.ts'

export type Server = { majorVersion: number; isPastPolicies: boolean }

/** What the login of a database is, and of which version its server. */
export async function serverOf(url: string): Promise<Server> {
  const [row] = await query<{ version: number; past: boolean }>(
    url, "select current_setting('server_version_num')::int / 10000 as version, rolsuper or rolbypassrls as past from pg_roles where rolname = current_user",
  )
  return { majorVersion: row!.version, isPastPolicies: row!.past }
}

export async function query<Row extends object>(url: string, text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    return (await client.query<Row>(text, values)).rows
  } finally {
    await client.end()
  }
}

/**
 * Runs pg_dump or pg_restore on a database, as one who sees every website's rows.
 * @throws PlainError when the program is missing, is older than the server, or fails
 */
export async function runProgram(name: 'pg_dump' | 'pg_restore', url: string, args: string[]): Promise<void> {
  const file = programFor(name, (await serverOf(url)).majorVersion)
  const { password, ...rest } = partsOf(url)
  const env = { ...process.env, ...rest, PGPASSWORD: password, PGOPTIONS: '-c app.websites=*' }
  try {
    await promisify(execFile)(file, args, { env, maxBuffer: 16 * 1024 * 1024 })
  } catch (error) {
    throw new PlainError(`${name} failed:\n${(error as { stderr?: string }).stderr?.trim() ?? (error as Error).message}`)
  }
}

/** Not on the command line, where everybody on the machine could read the password. */
function partsOf(url: string) {
  const { hostname, port, username, password, pathname } = new URL(url)
  return { PGHOST: hostname, PGPORT: port || '5432', PGUSER: decodeURIComponent(username), PGDATABASE: decodeURIComponent(pathname.slice(1)), password: decodeURIComponent(password) }
}

function programFor(name: string, majorVersion: number): string {
  const folders = [`/usr/lib/postgresql/${majorVersion}/bin`, ...(process.env['PATH'] ?? '').split(path.delimiter), debianPrograms() ?? '']
  const found = folders.map((folder) => path.join(folder, name)).filter((file) => existsSync(file))
  const file = found.find((each) => versionOf(each) >= majorVersion)
  if (file) return file
  const [present] = found
  throw new PlainError(present
    ? `${name} here is of version ${versionOf(present)}, the server of ${majorVersion}: install the client programs of Postgres ${majorVersion} or later.`
    : `${name} is missing: install the client programs of Postgres ${majorVersion} or later.`)
}

const versionOf = (file: string): number => Number(/ (\d+)[.\d]*/.exec(execFileSync(file, ['--version'], { encoding: 'utf8' }))?.[1] ?? 0)
