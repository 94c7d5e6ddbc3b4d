import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { toProblem } from '../src/lib/http/toProblem.ts'
import { issuePapers } from '../src/operations/papers/issuePapers.ts'
import { asPlatform } from './support/ledger.ts'
import { startOrderApp, type OrderApp } from './support/orderApp.ts'

/** CI runs 40. */
const ROUNDS = Number(process.env.RACE_ROUNDS ?? 1)
const AT_ONCE = 50

let t: OrderApp
beforeAll(async () => {
  t = await startOrderApp()
})
afterAll(async () => t.app.stop())

it(`receipts that are drawn at the same moment, twice each, follow each other: 0 violations in ${ROUNDS} rounds of ${AT_ONCE} at once`, async () => {
  const violations: unknown[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const ids = await topUps()
    await Promise.all([...ids, ...ids].map((id) => draw(id)))
    const found = await t.app.database.sql<{ number: string; payable_id: string; sequence: string }>('select * from papers where payable_id = any ($1) order by sequence', [ids])
    const follow = found.every(({ sequence }, i) => Number(sequence) === round * AT_ONCE + i + 1)
    if (!follow || found.length !== AT_ONCE || new Set(found.map(({ payable_id: id }) => id)).size !== AT_ONCE) violations.push(found.map(({ number }) => number))
  }
  expect(violations).toEqual([])
}, 600_000)

/** As the job that draws them does: turned away by a machine too busy to let it try, it tries again. */
async function draw(id: string, tries = 20): Promise<void> {
  await asPlatform(t.app, (req) => issuePapers(req, { collection: 'top-ups', id })).catch((error: unknown) => {
    if (toProblem(error).code !== 'overloaded' || tries === 0) throw error
    return draw(id, tries - 1)
  })
}

/** Confirmed ones, whose receipts nobody has drawn yet. */
async function topUps(): Promise<string[]> {
  const ids: string[] = []
  while (ids.length < AT_ONCE) {
    const { id } = await t.ok(t.as('client2', 'POST', '/api/wallets/top-ups', { amountMinor: 500, currency: 'USD', gateway: 'manual' }))
    await t.ok(t.as('support', 'POST', `/api/top-ups/${id}/transitions/confirm`, { version: 0, input: { reference: 'SEPA' } }))
    ids.push(id)
  }
  return ids
}
