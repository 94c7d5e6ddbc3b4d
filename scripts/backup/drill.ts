import { execFile, execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { PlainError } from '../../src/lib/PlainError.ts'
import { accountOf } from '../../src/server/embedded/account.ts'
import { fail } from '../bootstrap/fail.mjs'
import { startDebianPostgres, type DebianPostgres } from '../services/debianPostgres.ts'
import { temporaryFolder } from '../services/temporaryFolder.ts'
import { query } from './programs.ts'
import { differences, tableHashes } from './tableHashes.ts'

/**
 * `npm run backup:drill`: the demo's data on a Postgres of Debian, backed up, destroyed and restored,
 * twice: from a dump with the files, and from a base backup with archived WAL to a moment before a
 * mistake. Every table's hash must be what it was. Everything lies in a temporary folder.
 */
const { folder, removeLast } = temporaryFolder('drill')
const account = accountOf()
const LOGIN = { name: 'scriptorium', password: randomBytes(12).toString('hex') }
const passed = (what: string) => process.stdout.write(`passed ${what}\n`)

try {
  const archive = path.join(folder, 'archive')
  mkdirSync(archive)
  if (account) chownSync(archive, account.uid, account.gid)
  const settings = { archive_mode: 'on', archive_command: `test ! -f ${archive}/%f && cp %p ${archive}/%f`, archive_timeout: '60', wal_level: 'replica' }
  const postgres = await startDebianPostgres({ folder: path.join(folder, 'postgres'), settings })
  await seed(postgres)
  await fromDump(postgres)
  await toMoment(postgres, archive)
} catch (error) {
  removeLast()
  fail(error)
}
removeLast()
process.exit(0)

async function seed(postgres: DebianPostgres): Promise<void> {
  const { hostname, port, password } = new URL(postgres.url())
  execFileSync('sh', ['scripts/package/postgresLogin.sh'], { env: { ...process.env, PGHOST: hostname, PGPORT: port, PGPASSWORD: password, DATABASE_PASSWORD: LOGIN.password } })
  await run(postgres, 'src/server/migrate.ts')
  await run(postgres, 'scripts/demo/seed.ts')
  const [rows] = await query<{ orders: string; files: string }>(postgres.url('scriptorium'), 'select (select count(*) from orders) as orders, (select count(*) from deliverables) as files')
  passed(`Postgres ${postgres.version} with ${rows!.orders} orders and ${rows!.files} files, by a login without a superuser's rights`)
}

/** From a dump: the database, the files, and everything in DATA_DIR are gone. */
async function fromDump(postgres: DebianPostgres): Promise<void> {
  // Seals what waits for the worker, which a later check would seal otherwise.
  await run(postgres, 'scripts/ledger-verify.ts')
  const before = await tableHashes(postgres.url('scriptorium'))
  const backups = path.join(folder, 'backups')
  const begunBackup = Date.now()
  await run(postgres, 'scripts/backup/backup.ts', backups)
  passed(`the backup took ${seconds(begunBackup)} s`)

  await query(postgres.url(), 'drop database scriptorium with (force)')
  rmSync(path.join(folder, 'data'), { recursive: true })
  const begun = Date.now()
  await query(postgres.url(), `create database scriptorium owner ${LOGIN.name}`)
  const [place] = readdirSync(backups).filter((name) => name !== 'files')
  await run(postgres, 'scripts/backup/restore.ts', path.join(backups, place!))
  const restored = seconds(begun)
  const after = await tableHashes(postgres.url('scriptorium'))
  expectSame(before, after)
  passed(`all ${Object.keys(before).length} tables and sequences are as they were; the database and files were gone for ${restored} s`)
  await run(postgres, 'src/server/migrate.ts')
  // The queue notes who connected to it.
  expectSame(withoutQueue(before), withoutQueue(await tableHashes(postgres.url('scriptorium'))))
  passed('migrating it changed no row')
  passed(`ledger:verify: ${await run(postgres, 'scripts/ledger-verify.ts')}`)
  passed(`all in use again after ${seconds(begun)} s (RTO), with nothing lost since the backup began`)
}

/** To a moment: a mistake deletes rows; the base backup and the WAL bring back the second before. */
async function toMoment(postgres: DebianPostgres, archive: string): Promise<void> {
  const base = path.join(folder, 'base')
  const { hostname, port, username } = new URL(postgres.url())
  mkdirSync(base, { mode: 0o700 })
  if (account) chownSync(base, account.uid, account.gid)
  await postgres.program('pg_basebackup', [`--host=${hostname}`, `--port=${port}`, `--username=${username}`, `--pgdata=${base}`, '--checkpoint=fast', '--wal-method=none', '--no-password'])
  await run(postgres, 'scripts/superadmin.ts', 'after-the-base@agency.example')
  const before = await tableHashes(postgres.url('scriptorium'))
  const [moment] = await query<{ at: string }>(postgres.url(), 'select clock_timestamp()::text as at')
  await sleep(1_100)
  await query(postgres.url('scriptorium'), 'set session_replication_role = replica; delete from orders; delete from ledger_postings; delete from users')
  await query(postgres.url(), 'select pg_switch_wal()')
  await archived(postgres)
  await postgres.kill()
  renameSync(postgres.data, `${postgres.data}.lost`)

  const begun = Date.now()
  const signal = path.join(base, 'recovery.signal')
  execFileSync('touch', [signal])
  if (account) chownSync(signal, account.uid, account.gid)
  const back = await startDebianPostgres({
    folder: path.join(folder, 'postgres'), data: base, password: new URL(postgres.url()).password,
    settings: { restore_command: `cp ${archive}/%f %p`, recovery_target_time: moment!.at, recovery_target_action: 'promote' },
  })
  expectSame(before, await tableHashes(back.url('scriptorium')))
  passed(`point in time: rows deleted by a mistake are back as they were a second before it, after ${seconds(begun)} s`)
  await back.stop()
}

/** Waits until the segment with the mistake has been archived, so that replay could go that far. */
async function archived(postgres: DebianPostgres): Promise<void> {
  for (let waited = 0; waited < 300; waited += 1) {
    const [row] = await query<{ done: boolean }>(postgres.url(), "select last_archived_wal >= pg_walfile_name(pg_current_wal_lsn() - 1) as done from pg_stat_archiver")
    if (row!.done) return
    await sleep(100)
  }
  throw new PlainError('The WAL was not archived in 30 seconds.')
}

function expectSame(before: Record<string, string>, after: Record<string, string>): void {
  const differing = differences(before, after)
  if (differing.length === 0) return
  throw new PlainError(`Not as before:\n${differing.map((name) => `  ${name}: ${before[name] ?? 'not there'} → ${after[name] ?? 'not there'}`).join('\n')}`)
}

/** Runs one of our scripts on this Postgres, as its login. @returns the last line it said */
async function run(postgres: DebianPostgres, script: string, ...args: string[]): Promise<string> {
  const url = new URL(postgres.url('scriptorium'))
  Object.assign(url, { username: LOGIN.name, password: LOGIN.password })
  const env = {
    PATH: process.env['PATH'], HOME: process.env['HOME'], APP_ENV: 'demo', NODE_ENV: 'production', LOG_LEVEL: 'error',
    DATABASE_URL: url.href, DATA_DIR: path.join(folder, 'data'), SUPERADMIN_PASSWORD: randomBytes(12).toString('hex'),
  } as unknown as NodeJS.ProcessEnv
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [script, ...args], { env, maxBuffer: 16 * 1024 * 1024 })
    return stdout.trim().split('\n').at(-1) ?? ''
  } catch (error) {
    const { stderr = '', stdout = '' } = error as { stderr?: string; stdout?: string }
    throw new PlainError(`${script} failed:\n${`${stdout}\n${stderr}`.trim().split('\n').slice(-15).join('\n')}`)
  }
}

function withoutQueue(hashes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(hashes).filter(([name]) => !name.startsWith('pgboss.')))
}

function seconds(since: number): string {
  return ((Date.now() - since) / 1_000).toFixed(1)
}
