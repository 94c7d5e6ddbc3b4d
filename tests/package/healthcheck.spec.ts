import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'

/** The image's health check against a server that answers as it is told, and against a worker's file. */
let server: Server
let folder: string
let answers: Record<string, number>
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'scriptorium-alive-'))
  server = createServer((req, res) => void res.writeHead(answers[req.url!] ?? 404).end('{"problems":["The database can’t be reached."]}'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await new Promise((resolve) => server.close(resolve))
})

const check = (settings: Record<string, string>, ...words: string[]): Promise<{ code: number; said: string }> =>
  new Promise((resolve) => {
    const env = { PATH: process.env['PATH'], PORT: String((server.address() as AddressInfo).port), ...settings } as unknown as NodeJS.ProcessEnv
    execFile(process.execPath, ['scripts/package/healthcheck.ts', ...words], { env }, (error, stdout) => resolve({ code: Number(error?.code ?? 0), said: stdout.trim() }))
  })

it('asks a web process whether it lives, or whether it can serve', async () => {
  answers = { '/healthz': 200, '/readyz': 503 }
  expect(await check({})).toEqual({ code: 0, said: 'well' })
  expect(await check({}, 'ready')).toEqual({ code: 1, said: '/readyz answers 503: {"problems":["The database can’t be reached."]}' })
  expect((await check({ PORT: '1' })).said).toMatch(/^\/healthz does not answer: /)
})

it('looks when a worker moved last', async () => {
  const ALIVE_FILE = path.join(folder, 'alive')
  writeFileSync(ALIVE_FILE, '')
  expect(await check({ ALIVE_FILE })).toEqual({ code: 0, said: 'well' })
  const past = Date.now() / 1_000 - 40
  utimesSync(ALIVE_FILE, past, past)
  expect(await check({ ALIVE_FILE })).toEqual({ code: 1, said: expect.stringMatching(/^The worker has not moved for [4-9]\d seconds\.$/) })
})
