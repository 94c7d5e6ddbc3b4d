import { afterAll, beforeAll, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { NOW } from '../support/pricedApp.ts'
import { DEEDS, type World } from './deeds.ts'
import { startMonth, type Month } from './month.ts'

const DAYS = Number(process.env['SIMULATED_DAYS'] ?? 10)
const SEED = Number(process.env['SIMULATED_SEED'] ?? 20_261_123)
const DEEDS_A_DAY = 7
const MINUTES_BETWEEN = 45
const DAY_MS = 86_400_000

let m: Month
beforeAll(async () => {
  m = await startMonth()
  const { id: accountId } = await m.stripeClient.accounts.create({ type: 'express', email: 'writer@inkwell.example' })
  await m.t.as('writer', 'POST', '/api/writers/me/payout-details', { method: 'connect', accountId })
}, 120_000)
afterAll(() => m.stop())

const plan = fc.array(fc.tuple(fc.constantFrom(...Object.keys(DEEDS)), fc.nat()), { minLength: DEEDS_A_DAY, maxLength: DEEDS_A_DAY })

it(`${DAYS} days of payments, refunds, disputes, installments and payouts: each night the books are whole and agree with the gateway’s (SIMULATED_SEED=${SEED})`, async () => {
  let moment = NOW
  const world: World = { m, now: () => moment, paid: [], inWork: [], failing: [], disputes: 0, topUps: 0, refunds: 0, payouts: 0, plans: 0, earned: 0 }
  // The first day has one of each, so that none is left to luck.
  const days = [Object.keys(DEEDS), ...fc.sample(plan, { seed: SEED, numRuns: DAYS - 1 }).map((day) => day.map(([deed]) => deed))]
  for (const [day, deeds] of days.entries()) {
    for (const [index, deed] of deeds.entries()) {
      m.at(day, index * MINUTES_BETWEEN)
      moment = new Date(NOW.getTime() + day * DAY_MS + index * MINUTES_BETWEEN * 60_000)
      await DEEDS[deed]!(world).catch((cause: Error) => {
        throw new Error(`On day ${day}, ${deed}: ${cause.message}`, { cause })
      })
    }
    expect({ day, deeds, night: await m.night(day) }).toMatchObject({ night: [{ state: 'agrees', differences: [], findings: [] }] })
  }
  for (const count of [world.disputes, world.topUps, world.refunds, world.payouts, world.plans, world.earned]) expect(count).toBeGreaterThan(0)
}, 900_000)
