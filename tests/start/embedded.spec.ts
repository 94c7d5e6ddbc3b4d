import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { startPostgres } from '../../src/server/embedded.ts'

let dataDir: string
let holder: ChildProcess | null = null

beforeEach(() => {
  dataDir = mkdtempSync(path.join(process.env['TEST_DIR'] ?? '', 'embedded-'))
  chmodSync(dataDir, 0o711)
})
afterEach(async () => {
  holder?.kill('SIGKILL')
  holder = null
  await vanished(serverPid())
})

/** Another process that holds Postgres in the folder. */
async function hold(): Promise<{ url: string; pid: number }> {
  const env = { ...process.env, NODE_OPTIONS: '' }
  holder = spawn(process.execPath, ['tests/start/holdPostgres.mjs', dataDir], { env })
  const [url] = (await once(holder.stdout!, 'data')) as [Buffer]
  return { url: url.toString(), pid: serverPid() }
}

function serverPid(): number {
  try {
    return Number(readFileSync(path.join(dataDir, 'postgres-18/data/postmaster.pid'), 'utf8').split('\n')[0])
  } catch {
    return 0
  }
}

/** Empty for a process that has ended, also while nobody has asked how it ended. */
function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

const keeperOf = (pid: number): number => Number(/keeper-(\d+)/.exec(commandOf(pid))![1])
const isAlive = (pid: number): boolean => commandOf(pid) !== ''

async function vanished(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 200 && isAlive(pid); tries += 1) await sleep(50)
  return !isAlive(pid)
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(text)
  await client.end()
  return rows
}

const start = () => startPostgres({ dataDir, durable: false })

it('keeps its address and its rows, and its password from other users', async () => {
  const first = await start()
  await query(first.url, 'create table kept as select 7 as n')
  await first.stop()
  const second = await start()
  expect(second.url).toBe(first.url)
  expect(await query(second.url, 'select n from kept')).toEqual([{ n: 7 }])
  expect(statSync(path.join(dataDir, 'database-url')).mode & 0o777).toBe(0o600)
  await second.stop()
  expect(serverPid()).toBe(0)
})

it('stops when the process that started it is killed', async () => {
  const { pid } = await hold()
  holder!.kill('SIGKILL')
  expect(await vanished(pid)).toBe(true)
})

it('refuses a folder that a running server uses, and leaves that server alone', async () => {
  const { url } = await hold()
  await expect(start()).rejects.toThrow('Another running server')
  expect(await query(url, 'select 1 as n')).toEqual([{ n: 1 }])
})

it('takes over a Postgres that lost its keeper', async () => {
  const { pid } = await hold()
  process.kill(keeperOf(pid), 'SIGKILL')
  holder!.kill('SIGKILL')
  await sleep(100)
  expect(isAlive(pid)).toBe(true)
  const postgres = await start()
  expect(isAlive(pid)).toBe(false)
  expect(await query(postgres.url, 'select 1 as n')).toEqual([{ n: 1 }])
  await postgres.stop()
})

it('recovers when everything was killed at once', async () => {
  const { pid, url } = await hold()
  await query(url, 'create table kept as select 7 as n')
  await query(url, 'checkpoint')
  for (const each of [keeperOf(pid), pid]) process.kill(each, 'SIGKILL')
  holder!.kill('SIGKILL')
  const postgres = await start()
  expect(await query(postgres.url, 'select n from kept')).toEqual([{ n: 7 }])
  await postgres.stop()
})

it('tells when Postgres dies on its own', async () => {
  const postgres = await start()
  process.kill(serverPid(), 'SIGKILL')
  expect(await postgres.died).toMatch(/^Postgres stopped unexpectedly/)
})
