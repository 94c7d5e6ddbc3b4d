import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, lstatSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { PlainError } from '../../src/lib/PlainError.ts'
import { startPostgres } from '../../src/server/embedded.ts'
import { freePort } from '../../src/server/embedded/freePort.ts'
import { fail } from '../bootstrap/fail.mjs'
import { debianPrograms, startDebianPostgres } from '../services/debianPostgres.ts'
import { temporaryFolder } from '../services/temporaryFolder.ts'
import { buildImage, inside, type Image } from './buildImage.ts'
import { playOrder } from './playOrder.ts'
import { account, finish, start, stop, untilWell } from './processes.ts'

/**
 * `npm run package:check`: what the Dockerfile says, without Docker. Its steps in an empty folder, then
 * migration, web and worker as an ordinary user who may not write there, with production's settings,
 * on Debian's Postgres where it is installed; a website's first order; a clean stop.
 */
const begun = Date.now()
const { folder, removeLast } = temporaryFolder('package')
const passed = (what: string) => process.stdout.write(`passed ${what}\n`)

try {
  const image = await buildImage(folder, passed)
  passed(`an image of ${size(inside(image, '.'))} in all, ${size(inside(image, 'node_modules'))} of packages`)
  const database = await openDatabase()
  try {
    await run(image, database.url)
  } finally {
    await database.stop()
  }
  passed(`all in ${((Date.now() - begun) / 1_000).toFixed(0)} s`)
} catch (error) {
  removeLast()
  fail(error)
}
removeLast()
process.exit(0)

async function run(image: Image, url: string): Promise<void> {
  const settings = {
    DATABASE_URL: url, PAYLOAD_SECRET: randomBytes(32).toString('hex'), HOST: '127.0.0.1', PORT: String(await freePort()), LOG_LEVEL: 'info',
  }
  const own = { ...settings, PUBLIC_URL: `http://localhost:${settings.PORT}` }
  closeCode(image)
  await migrate(image, own)
  const [email, password] = ['superadmin@first.example', randomBytes(12).toString('hex')]
  passed((await finish(start(image, ['superadmin', email], { ...own, SUPERADMIN_PASSWORD: password }))).trim())
  const code = stateOf(image)
  // Each in a container of its own: the one's file of life is not the other's.
  const web = start(image, ['web'], { ...own, ALIVE_FILE: path.join(folder, 'none') })
  const worker = start(image, ['worker'], own)
  await untilWell(image, web, { ...own, ALIVE_FILE: path.join(folder, 'none') })
  await untilWell(image, worker, own)
  passed('web and worker are well, by the image’s own health check')
  await servesPanel(own.PUBLIC_URL)
  await playOrder({ url: own.PUBLIC_URL, email, password, step: passed })
  for (const process of [web, worker]) passed(`${process.name} ended ${(await stop(process)).toFixed(1)} s after SIGTERM, with 0`)
  passed((await finish(start(image, ['ledger:verify'], own))).trim().split('\n').at(-1)!)
  if (stateOf(image) !== code) throw new PlainError('Something in the code’s folder was changed while it ran.')
  passed('nothing was written into the code’s folder')
}

/** A migration that is killed on the way, then two at once: the database is up to date, once. */
async function migrate(image: Image, settings: Record<string, string>): Promise<void> {
  const killed = start(image, ['migrate'], settings)
  while (killed.child.exitCode === null && !(await hasTables(settings['DATABASE_URL']!))) await sleep(50)
  killed.child.kill('SIGKILL')
  await Promise.all([1, 2].map(() => finish(start(image, ['migrate'], settings))))
  const names = await query<{ name: string }>(settings['DATABASE_URL']!, 'select name from payload_migrations order by 1')
  if (new Set(names.map(({ name }) => name)).size !== names.length) throw new PlainError('A migration ran twice.')
  passed(`one migration was killed, then two at once ran ${names.length} migrations, each once`)
}

async function hasTables(url: string): Promise<boolean> {
  const [row] = await query<{ count: number }>(url, "select count(*)::int from pg_tables where schemaname = 'public'")
  return row!.count > 0
}

async function query<Row extends object>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}

async function servesPanel(url: string): Promise<void> {
  const answer = await fetch(`${url}/admin/login`)
  const script = /src="(\/_next\/static\/[^"]+\.js)"/.exec(await answer.text())?.[1]
  if (answer.status !== 200 || !script) throw new PlainError(`The panel answers ${answer.status}.`)
  if ((await fetch(url + script)).status !== 200) throw new PlainError(`The panel’s ${script} is missing.`)
  passed('the panel is served')
}

type Database = { url: string; stop: () => Promise<void> }

/** With the login that Compose makes, by its very script; the embedded Postgres comes without psql. */
async function openDatabase(): Promise<Database> {
  if (!debianPrograms()) {
    const embedded = await startPostgres({ dataDir: path.join(folder, 'postgres'), temporary: true })
    passed('the embedded Postgres: Debian’s is not installed')
    return embedded
  }
  const postgres = await startDebianPostgres({ folder: path.join(folder, 'postgres') })
  const url = new URL(postgres.url('scriptorium'))
  const { hostname: PGHOST, port: PGPORT, password: PGPASSWORD } = url
  Object.assign(url, { username: 'scriptorium', password: randomBytes(12).toString('hex') })
  execFileSync('sh', ['scripts/package/postgresLogin.sh'], { env: { ...process.env, PGHOST, PGPORT, PGPASSWORD, DATABASE_PASSWORD: url.password } })
  passed(`Postgres ${postgres.version}, with a login that is neither superuser nor may create roles`)
  return { url: url.href, stop: postgres.stop }
}

/** The code belongs to somebody else, or is at least closed to writing; the data folder is the user's. */
function closeCode(image: Image): void {
  const { uid, gid } = account(image) as { uid?: number; gid?: number }
  const data = path.join(image.root, image.env['DATA_DIR']!)
  execFileSync('chmod', ['--recursive', 'a-w,a+rX', inside(image, '.')])
  if (uid !== undefined) execFileSync('chown', ['--recursive', `${uid}:${gid}`, data, path.join(image.root, 'tmp')])
  chmodSync(data, 0o700)
}

/** Every file with its size and time: root may change what a user without rights could not. */
function stateOf(image: Image): string {
  const code = inside(image, '.')
  const files = readdirSync(code, { recursive: true, encoding: 'utf8' }).filter((file) => !file.startsWith('node_modules/'))
  return files.map((file) => {
    const { size: bytes, mtimeMs } = lstatSync(path.join(code, file))
    return `${file} ${bytes} ${mtimeMs}`
  }).sort().join('\n')
}

function size(of: string): string {
  return `${execFileSync('du', ['-sm', of], { encoding: 'utf8' }).split('\t')[0]} MB`
}
