import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { execFile } from 'node:child_process'
import { createServer, type Server } from 'node:net'
import type { AddressInfo } from 'node:net'
import { mkdtempSync } from 'node:fs'
import path from 'node:path'

let busy: Server
let dataDir: string

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(process.env['TEST_DIR'] ?? '', 'start-'))
  busy = createServer()
  await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve))
})
afterAll(() => new Promise((resolve) => busy.close(resolve)))

/** What `npm start` answers with these settings; none of them lets it get as far as a database. */
function start(settings: Record<string, string>): Promise<{ code: unknown; said: string }> {
  const env = { PATH: process.env['PATH'], DATA_DIR: dataDir, PORT: '0', ...settings } as unknown as NodeJS.ProcessEnv
  return new Promise((resolve) => {
    execFile(process.execPath, ['scripts/start/main.ts'], { env }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, said: stderr.trim() }),
    )
  })
}

const portOf = (server: Server) => (server.address() as AddressInfo).port

it.each([
  ['a busy port', () => ({ PORT: String(portOf(busy)) }), () => `Port ${portOf(busy)} is taken by another program: stop it, or choose another port with PORT=${portOf(busy) + 1}.`],
  ['a folder that can’t be made', () => ({ DATA_DIR: '/dev/null/data' }), () => "/dev/null/data can't be written: change its permissions, or set DATA_DIR elsewhere."],
  ['a Postgres that is not there', () => ({ DATABASE_URL: 'postgres://x@127.0.0.1:1/x' }), () => "The Postgres of DATABASE_URL at 127.0.0.1:1 can't be used: connect ECONNREFUSED 127.0.0.1:1."],
  ['a setting that can’t be used', () => ({ POOL_MAX: 'many' }), () => "POOL_MAX can't be used: Invalid input: expected number, received NaN."],
  ['production without a secret', () => ({ NODE_ENV: 'production' }), () => 'PAYLOAD_SECRET must be set in production.'],
  ['production with a well-known secret', () => ({ NODE_ENV: 'production', PAYLOAD_SECRET: 'x'.repeat(40) }), () => 'PAYLOAD_SECRET is a well-known value: set one of your own in production.'],
])('answers %s with one sentence and code 1', async (_case, settings, sentence) => {
  expect(await start(settings())).toEqual({ code: 1, said: sentence() })
})
