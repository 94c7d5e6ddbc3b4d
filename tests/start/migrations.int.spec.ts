import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from '@jest/globals'

/** Migrating an empty database: killed on the way, then several at once. */
const NAME = 'migrations_from_nothing'
let url: string
beforeAll(async () => {
  await onServer(`create database ${NAME}`)
  url = new URL(`/${NAME}`, process.env['TEST_DATABASE_URL']).href
})
afterAll(() => onServer(`drop database if exists ${NAME} with (force)`))

async function onServer(text: string): Promise<void> {
  await query(new URL('/postgres', process.env['TEST_DATABASE_URL']).href, text)
}

async function query<Row extends object>(at: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: at })
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}

function migrate(): { child: ChildProcess; said: () => string } {
  const env = { PATH: process.env['PATH'], NODE_ENV: 'test', DATABASE_URL: url, DATA_DIR: process.env['TEST_DIR'] } as unknown as NodeJS.ProcessEnv
  const child = spawn(process.execPath, ['src/server/migrate.ts'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (chunk) => (text += chunk))
  return { child, said: () => text }
}

const holdsLock = async () => (await query<{ held: boolean }>(url, "select exists (select from pg_locks where locktype = 'advisory' and granted) as held"))[0]!.held
const isWritingSchema = async () => (await query<{ busy: boolean }>(url, "select exists (select from pg_locks where mode = 'AccessExclusiveLock' and granted and database = (select oid from pg_database where datname = current_database())) as busy"))[0]!.busy

it('a migration killed while it makes tables is made up for by the next two, which run at once', async () => {
  const killed = migrate()
  while (killed.child.exitCode === null && !((await holdsLock()) && (await isWritingSchema()))) await sleep(10)
  killed.child.kill('SIGKILL')
  expect(await once(killed.child, 'exit')).toEqual([null, 'SIGKILL'])

  const both = [migrate(), migrate()]
  const codes = await Promise.all(both.map(async ({ child }) => (await once(child, 'close'))[0] as number))
  expect([codes, both.map(({ said }) => said()).join('').match(/The migration failed.*/g)]).toEqual([[0, 0], null])

  const ran = (await query<{ name: string }>(url, 'select name from payload_migrations order by name')).map(({ name }) => name)
  const written = readdirSync('src/migrations').filter((file) => /^\d+_.*\.ts$/.test(file)).map((file) => file.replace('.ts', '')).sort()
  expect(ran).toEqual(written)
  expect(both.map(({ said }) => said()).join('').match(/Migrated: +\S+_initial/g)).toHaveLength(1)
  expect(await holdsLock()).toBe(false)
}, 300_000)
