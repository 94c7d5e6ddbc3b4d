import { existsSync } from 'node:fs'
import { cp, mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { APP_ROLE } from '../../src/lib/db/connection.ts'
import { env } from '../../src/lib/env.ts'
import { PlainError } from '../../src/lib/PlainError.ts'
import { fail } from '../bootstrap/fail.mjs'
import { loadSettings } from '../start/loadSettings.ts'
import { checkFiles, filesOf, restoreFiles } from './files.ts'
import { query, runProgram } from './programs.ts'

const JOBS = 2

/**
 * `npm run restore -- FOLDER/MOMENT`: one backup into the database of DATABASE_URL, which must be empty,
 * and its files into the storage that is set now. The processes must not run yet.
 */
try {
  const [place] = process.argv.slice(2)
  if (!place || !existsSync(path.join(place, 'backup.json'))) throw new PlainError('Say which backup: npm run restore -- FOLDER/MOMENT')
  loadSettings()
  const begun = Date.now()
  await prepare(env().DATABASE_URL)
  // The policies are in force before the last foreign keys are checked, and bind the owner too.
  await runProgram('pg_restore', env().DATABASE_URL, ['--no-owner', '--exit-on-error', '--enable-row-security', `--jobs=${JOBS}`, `--dbname=${new URL(env().DATABASE_URL).pathname.slice(1)}`, path.join(place, 'database.dump')])
  const files = await filesOf(env().DATABASE_URL)
  const kept = path.join(place, '..', 'files')
  await checkFiles(files, kept)
  const count = await restoreFiles(files, kept)
  await restoreSeals(path.join(place, 'ledger-heads'))
  const { version } = JSON.parse(await readFile(path.join(place, 'backup.json'), 'utf8')) as { version: string }
  process.stdout.write(`The database of version ${version} and ${count} files are back after ${((Date.now() - begun) / 1_000).toFixed(1)} s. Now: npm run migrate, npm run ledger:verify, then start the processes.\n`)
  process.exit(0)
} catch (error) {
  fail(error)
}

/** Rights in the dump name the application's role, which belongs to the server and is not in it. */
async function prepare(url: string): Promise<void> {
  const [found] = await query<{ tables: number; hasRole: boolean }>(url, `
    select (select count(*)::int from pg_tables where schemaname = 'public') as tables,
      exists (select from pg_roles where rolname = $1) as "hasRole"`, [APP_ROLE])
  if (found!.tables > 0) throw new PlainError('The database has tables: make an empty one, and set DATABASE_URL to it.')
  if (!found!.hasRole) await query(url, `create role ${APP_ROLE} nologin`)
}

async function restoreSeals(from: string): Promise<void> {
  if (!existsSync(from)) return
  await mkdir(env().DATA_DIR, { recursive: true })
  await cp(from, path.join(env().DATA_DIR, 'ledger-heads'), { recursive: true })
}
