import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'
import { bankHttp } from '../../scripts/kills/bankHttp.ts'
import { bankSql } from '../../scripts/kills/bankSql.ts'
import type { Check } from '../../scripts/kills/check.ts'
import { crash } from '../../scripts/kills/crash.ts'
import { jobs } from '../../scripts/kills/jobs.ts'
import { openPlatform, type Platform } from '../../scripts/kills/platform.ts'
import { sigterm } from '../../scripts/kills/sigterm.ts'
import { closeAll } from '../../scripts/kills/supervised.ts'

/**
 * The small version of `npm run kills`: real processes and a real Postgres are killed, and what is left
 * is counted. The promised times and amounts are for the command, on a machine with nothing else to do.
 */
const PATIENCE_MS = 300_000
const NO_HURRY_MS = 60_000
const seed = Math.abs(jest.getSeed())
let platform: Platform

beforeAll(async () => {
  process.stdout.write(`  npm run kills -- all --seed ${seed}\n`)
  platform = await openPlatform()
}, PATIENCE_MS)
afterAll(async () => {
  await closeAll()
  await platform?.close()
}, PATIENCE_MS)

const broken = (checks: readonly Check[]): Check[] => checks.filter(({ isKept }) => !isKept)

it('neither loses nor doubles a transfer when its process and Postgres are killed', async () => {
  expect(broken(await bankSql(platform, { seed, seconds: 4, tellers: 1, pauseMs: [500, 1_500], transfersAMinute: 1, killsAMinute: 1 }))).toEqual([])
}, PATIENCE_MS)

it('neither loses nor doubles a money request when a web process and Postgres are killed', async () => {
  expect(broken(await bankHttp(platform, { seed, seconds: 5, pauseMs: [1_000, 2_000], requests: 10, kills: 2 }))).toEqual([])
}, PATIENCE_MS)

it('goes on as if nothing had been when a process dies between the last write and COMMIT, or before its answer', async () => {
  const points = ['top-up.confirm.after-commit', 'order.pay.before-commit', 'idempotency.keep.before-commit', 'order.pay.after-commit', 'timer.fire.before-commit']
  expect(broken(await crash(platform, { seed, points, hasten: true }))).toEqual([])
}, PATIENCE_MS)

it('does each job once that counts, though workers die, and gives up on one that can’t be done', async () => {
  expect(broken(await jobs(platform, { seed, jobs: 40, workers: 2, kills: 2, rerunSeconds: 35, hasten: true }))).toEqual([])
}, PATIENCE_MS)

it('answers all it has accepted when it is stopped', async () => {
  expect(broken(await sigterm(platform, { times: 1, flipsMs: NO_HURRY_MS, exitsMs: NO_HURRY_MS }))).toEqual([])
}, PATIENCE_MS)
