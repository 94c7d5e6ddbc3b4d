import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { env } from '../../src/lib/env.ts'
import { PlainError } from '../../src/lib/PlainError.ts'
import { fail } from '../bootstrap/fail.mjs'
import { loadSettings } from '../start/loadSettings.ts'
import { checkFiles, filesOf, saveFiles } from './files.ts'
import { query, runProgram, serverOf } from './programs.ts'

/**
 * `npm run backup -- FOLDER`: the database, then the files its rows point at, then the kept seals of the
 * ledger. Files are shared by all backups in FOLDER, since they never change. The processes go on.
 */
try {
  const [folder] = process.argv.slice(2)
  if (!folder) throw new PlainError('Say where to: npm run backup -- FOLDER')
  loadSettings()
  const begun = Date.now()
  const place = path.join(folder, new Date(begun).toISOString().replace(/[:.]/g, '-'))
  await mkdir(`${place}.part`, { recursive: true, mode: 0o700 })
  await dump(env().DATABASE_URL, path.join(`${place}.part`, 'database.dump'))
  const files = await filesOf(env().DATABASE_URL)
  const copied = await saveFiles(files, path.join(folder, 'files'))
  await checkFiles(files, path.join(folder, 'files'))
  const seals = path.join(env().DATA_DIR, 'ledger-heads')
  if (existsSync(seals)) await cp(seals, path.join(`${place}.part`, 'ledger-heads'), { recursive: true })
  await writeFile(path.join(`${place}.part`, 'backup.json'), JSON.stringify(await about(files.length), null, 2))
  // A backup has its name when it is whole.
  await rename(`${place}.part`, place)
  process.stdout.write(`${place}: the database and ${files.length} files, ${copied} of them new, in ${((Date.now() - begun) / 1_000).toFixed(1)} s.\n`)
  process.exit(0)
} catch (error) {
  fail(error)
}

async function dump(url: string, file: string): Promise<void> {
  const { isPastPolicies } = await serverOf(url)
  // The owner is bound by the policies too: they show it every website, by the setting that runProgram makes.
  await runProgram('pg_dump', url, ['--format=custom', '--compress=6', `--file=${file}`, ...(isPastPolicies ? [] : ['--enable-row-security'])])
}

async function about(files: number): Promise<object> {
  const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string }
  const migrations = await query<{ name: string }>(env().DATABASE_URL, 'select name from payload_migrations order by 1')
  return { version, migrations: migrations.map(({ name }) => name), files }
}
