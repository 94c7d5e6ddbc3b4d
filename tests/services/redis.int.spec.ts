import type { ChildProcess } from 'node:child_process'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { setTimeout as sleep } from 'node:timers/promises'
import { closeRedis, redis } from '../../src/lib/redis.ts'
import { type Company, startCompany } from '../support/company.ts'
import { hasRedisServer, kill, startRedisServer } from '../support/redisServer.ts'
import { until } from '../support/until.ts'

/** Rate limits in Redis, and what callers notice when it goes away: nothing. */
let co: Company
let port: number
beforeAll(async () => {
  port = await freePort()
  process.env['REDIS_URL'] = `redis://127.0.0.1:${port}`
  co = await startCompany({ rateLimits: true })
})
afterAll(async () => {
  closeRedis()
  await co?.app.stop()
})

const LIMIT = 60
const quote = () => co.call('POST', '/api/pricing/quote', { website: 'inkwell', body: {} })
const many = (count: number) => Promise.all(Array.from({ length: count }, async () => (await quote()).status))
const countedInPostgres = async () => (await co.app.database.sql('select from rate_limits')).length
const forget = () => co.app.database.sql('delete from rate_limits')

async function notices(): Promise<string[]> {
  const answer = await co.call('GET', '/readyz')
  expect(answer.status).toBe(200)
  return answer.body.notices ?? []
}

describe('while Redis is away', () => {
  it('Postgres counts, the limits hold, and /readyz says so', async () => {
    await until(async () => (await notices()).length > 0)
    expect(await notices()).toEqual([expect.stringMatching(/^Redis can’t be used since .*: rate limits are counted in Postgres meanwhile\.$/)])
    const statuses = await many(LIMIT + 5)
    expect(statuses.filter((status) => status === 429)).toHaveLength(5)
    expect(statuses.filter((status) => status >= 500)).toEqual([])
    expect(await countedInPostgres()).toBe(1)
  })

  it('a server that takes connections and never answers delays nobody', async () => {
    await forget()
    const sockets = new Set<{ destroy: () => void }>()
    const mute: Server = createServer((socket) => sockets.add(socket.on('error', () => undefined)))
    await new Promise<void>((resolve) => mute.listen(port, '127.0.0.1', resolve))
    await until(() => sockets.size > 0)
    const statuses = await many(20)
    expect(statuses.filter((status) => status >= 429)).toEqual([])
    expect(await countedInPostgres()).toBe(1)
    sockets.forEach((socket) => socket.destroy())
    await new Promise((resolve) => mute.close(resolve))
  })
})

const installed = hasRedisServer() ? describe : describe.skip
installed('with a real Redis', () => {
  let server: ChildProcess
  beforeAll(async () => {
    await forget()
    server = await startRedisServer(port)
    await until(() => redis()?.status === 'ready')
  })
  afterAll(() => (server?.exitCode === null ? kill(server) : undefined))

  it('Redis counts, for as long as the limit says', async () => {
    const statuses = await many(LIMIT + 5)
    expect(statuses.filter((status) => status === 429)).toHaveLength(5)
    expect(await countedInPostgres()).toBe(0)
    const [key] = await redis()!.keys('scriptorium:limit:quote:*')
    expect(await redis()!.ttl(key!)).toBeGreaterThan(LIMIT - 10)
    expect(await notices()).toEqual([])
  })

  it('killed under load it costs no request: 0 answers of 500 and above', async () => {
    await redis()!.flushall()
    const load = Promise.all(Array.from({ length: 8 }, async () => {
      const statuses: number[] = []
      for (let asked = 0; asked < 25; asked += 1) statuses.push((await quote()).status)
      return statuses
    }))
    await sleep(50)
    await kill(server)
    const statuses = (await load).flat()
    expect(statuses).toHaveLength(200)
    expect(statuses.filter((status) => status >= 500)).toEqual([])
    expect(await notices()).toHaveLength(1)
    expect(await countedInPostgres()).toBe(1)
  })

  it('counts again when it is back, and the notice is gone', async () => {
    server = await startRedisServer(port)
    await until(async () => (await notices()).length === 0)
    await forget()
    await many(3)
    expect(await countedInPostgres()).toBe(0)
  })

  it('frozen it is left within a second', async () => {
    server.kill('SIGSTOP')
    const begun = performance.now()
    expect((await quote()).status).toBeLessThan(500)
    expect(performance.now() - begun).toBeLessThan(2_000)
    await until(async () => (await notices()).length > 0)
    server.kill('SIGCONT')
    await until(async () => (await notices()).length === 0)
  })
})

/** A port on which nothing listens. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port: free } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return free
}
