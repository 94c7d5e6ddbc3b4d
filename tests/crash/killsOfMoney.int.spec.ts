import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'
import type { Check } from '../../scripts/kills/check.ts'
import { crashMoney } from '../../scripts/kills/money/crashMoney.ts'
import { wire } from '../../scripts/kills/money/wire.ts'
import { openPlatform, type Platform } from '../../scripts/kills/platform.ts'
import { storm } from '../../scripts/kills/storm/storm.ts'
import { closeAll } from '../../scripts/kills/supervised.ts'

/** The small version of the kills that are about money which comes and goes through a gateway. */
const PATIENCE_MS = 600_000
const NO_HURRY_MS = 120_000
const seed = Math.abs(jest.getSeed())
let platform: Platform

beforeAll(async () => {
  process.stdout.write(`  npm run kills -- crash-money wire storm --seed ${seed}\n`)
  platform = await openPlatform()
}, PATIENCE_MS)
afterAll(async () => {
  await closeAll()
  await platform?.close()
}, PATIENCE_MS)

const broken = (checks: readonly Check[]): Check[] => checks.filter(({ isKept }) => !isKept)

it('charges, gives back and pays out once when a process dies around a question to the gateway', async () => {
  const points = ['top-up.confirm.before-commit', 'refund.send.after-call', 'payout.transfer.after-call', 'payout-batch.send.after-commit', 'dispute.submit.after-call', 'dispute.close.before-commit', 'installment.settle.after-commit', 'installment.charge.after-call']
  expect(broken(await crashMoney(platform, { seed, points, hasWebhooks: true, withinMs: NO_HURRY_MS }))).toEqual([])
}, PATIENCE_MS)

it('charges and gives back once when the answer is lost, or fails after its effect', async () => {
  expect(broken(await wire(platform, { seed, calls: ['charge', 'refund'], kinds: ['reply_lost', 'error_after_effect'], hasWebhooks: true, withinMs: NO_HURRY_MS }))).toEqual([])
}, PATIENCE_MS)

it('is in the end where one delivery in order leads, though messages come late, often, forged and cut, and the receiver dies', async () => {
  expect(broken(await storm(platform, { seed, payments: 14, events: 120, clients: 3, kills: 2, workerKills: 1 }))).toEqual([])
}, PATIENCE_MS)
