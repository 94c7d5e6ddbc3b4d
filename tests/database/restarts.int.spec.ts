import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type EmbeddedPostgres, startPostgres } from '../../src/server/embedded.ts'
import { runStock } from '../support/runStock.ts'
import { type Tiny, tinyPayload } from '../support/tinyPayload.ts'

/** Postgres goes away and comes back, and the same process goes on. */
const RESTARTS = 20
const BACK_WITHIN_MS = 10_000
let dataDir: string
let postgres: EmbeddedPostgres
let tiny: Tiny

const start = () => startPostgres({ dataDir, durable: false, settings: { max_connections: '40', shared_buffers: '16MB' } })

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'scriptorium-restarts-'))
  postgres = await start()
  tiny = await tinyPayload('hardened', postgres.url)
})
afterAll(async () => {
  await tiny.payload.destroy()
  await tiny.pool.end()
  await postgres.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const read = () => tiny.payload.find({ collection: 'notes' as never, limit: 1 })
const fill = () => Promise.all(Array.from({ length: 8 }, read))

/** How long until a read is answered again; reads meanwhile may fail but must end. */
async function msUntilGood(): Promise<number> {
  const from = performance.now()
  while (performance.now() - from < BACK_WITHIN_MS * 2) {
    if (await read().then(() => true, () => false)) break
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return performance.now() - from
}

describe('the process', () => {
  it(`outlives ${RESTARTS} of ${RESTARTS} times that all its connections are ended under load`, async () => {
    for (let i = 0; i < RESTARTS; i += 1) {
      const underLoad = Promise.allSettled(Array.from({ length: 8 }, read))
      await tiny.pool.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()')
      await underLoad
      expect(await msUntilGood()).toBeLessThan(BACK_WITHIN_MS)
    }
  })

  it(`outlives ${RESTARTS} of ${RESTARTS} restarts of Postgres`, async () => {
    for (let i = 0; i < RESTARTS; i += 1) {
      await fill()
      await postgres.stop()
      await expect(read()).rejects.toThrow()
      postgres = await start()
      expect(await msUntilGood()).toBeLessThan(BACK_WITHIN_MS)
    }
  }, 120_000)

  it('dies of the first one on the stock adapter', async () => {
    const { code, output } = await runStock('tests/database/stockDies.ts', postgres.url)
    expect(output).toContain('reading')
    expect(output).not.toContain('survived')
    expect(code).not.toBe(0)
    expect(output).toMatch(/terminating connection|Connection terminated/)
  })
})
