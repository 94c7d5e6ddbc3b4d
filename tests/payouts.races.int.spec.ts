import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { createLocalReq, type PayloadRequest } from 'payload'
import { v7 as uuid } from 'uuid'
import { requestPayout } from '../src/operations/payouts/requestPayout.ts'
import { makeMember } from './support/factories.ts'
import { IBAN, startPayoutApp, type PayoutApp } from './support/payoutApp.ts'
import { NOW } from './support/pricedApp.ts'

const ROUNDS = Number(process.env.RACE_ROUNDS ?? 40)
const AT_ONCE = Number(process.env.RACE_AT_ONCE ?? 4)
const AMOUNT_MINOR = 10_000

let t: PayoutApp
let writer: string
beforeAll(async () => {
  t = await startPayoutApp()
  writer = (await makeMember(t.app.payload, t.inkwell, 'writer')).id
  await t.sql(
    `insert into payout_details (id, website_id, writer_id, method, holder, iban, masked, created_at) values ($1, $2, $3, 'bank', 'Racer', $4, 'DE •••• 3000', $5)`,
    [uuid(), t.inkwell.id, writer, IBAN, new Date(NOW.getTime() - 5 * 86_400_000)],
  )
})
afterAll(() => t?.app.stop())

/** Runs all at the same moment, each in a request and transaction of its own, and answers ‘done’ or the code of each refusal. */
async function atOnce(works: ((req: PayloadRequest) => Promise<unknown>)[]): Promise<string[]> {
  const { asWebsite } = await import('../src/lib/context.ts')
  const { toProblem } = await import('../src/lib/http/toProblem.ts')
  return Promise.all(works.map((work) => asWebsite(t.inkwell.id, async () => work(await createLocalReq({}, t.app.payload))).then(() => 'done', (error: unknown) => toProblem(error).code)))
}
const times = <T>(work: (i: number) => T): T[] => Array.from({ length: AT_ONCE }, (_, i) => work(i))
const moveBy = (id: string, name: string, actor: string, input = {}) => async (req: PayloadRequest) => {
  const { transition } = await import('../src/lib/workflow/transition.ts')
  return transition(req, { collection: 'payouts', id, name, version: null, actor: { id: actor, roles: ['admin'] }, input })
}

/** One came through, and each other was refused with one of the codes, or turned away by a machine too busy to let it try. */
const oneDone = (answers: string[], ...codes: string[]): boolean =>
  answers.filter((answer) => answer === 'done').length === 1 && answers.every((answer) => ['done', 'overloaded', ...codes].includes(answer))

/** One payout from being asked for to its end, each step made by many at once; answers what went wrong. */
async function round(): Promise<unknown[]> {
  await t.earn(writer, AMOUNT_MINOR)
  const asked = await atOnce(times(() => (req) => requestPayout(req, { website: t.inkwell.id, writer, amountMinor: AMOUNT_MINOR, requestedBy: writer })))
  const open = await t.sql<{ id: string }>(`select id from payouts where writer_id = $1 and state = 'requested'`, [writer])
  const id = open[0]!.id
  const approved = await atOnce(times((i) => moveBy(id, 'approve', i % 2 ? t.ids.admin : t.admin2)))
  const asks = open.length === 1 && oneDone(asked, 'payout_already_open') && oneDone(approved, 'transition_not_allowed')
  return [...(asks ? [] : [{ asked, approved }]), ...(await sendAndTakeBack(id))]
}

async function sendAndTakeBack(id: string): Promise<unknown[]> {
  const taken = await atOnce(times((i) => (i % 2 ? moveBy(id, 'send', t.admin2) : () => t.earn(writer, AMOUNT_MINOR, 'debit'))))
  const isSent = taken.some((answer, i) => answer === 'done' && i % 2 === 1)
  const [available, inTransit] = [await t.available(writer), await t.inTransit(id)]
  const isRight = oneDone(taken, 'insufficient_funds', 'transition_not_allowed') && available === 0 && inTransit === (isSent ? AMOUNT_MINOR : 0)
  return [...(isRight ? [] : [{ taken, available, inTransit }]), ...(await end(id, isSent))]
}

/** Some say that it arrived, some that it failed; or it is rejected, as nothing is left. */
async function end(id: string, isSent: boolean): Promise<unknown[]> {
  const step = (i: number) => (i % 2 ? moveBy(id, 'fail', t.admin2, { reason: 'Next round' }) : moveBy(id, 'confirm', t.admin2, { reference: 'Next round' }))
  const ended = await atOnce(times((i) => (isSent ? step(i) : moveBy(id, 'reject', t.admin2, { reason: 'Next round' }))))
  const [left, inTransit] = [await t.available(writer), await t.inTransit(id)]
  if (left > 0) await t.earn(writer, left, 'debit')
  return oneDone(ended, 'transition_not_allowed') && inTransit === 0 ? [] : [{ ended, inTransit }]
}

it(`many requests make one payout, many approvals one, and of sending and clawing back one: 0 violations in ${ROUNDS} rounds of ${AT_ONCE} at once`, async () => {
  const violations: unknown[] = []
  for (let i = 0; i < ROUNDS; i += 1) violations.push(...(await round()))
  expect(violations).toEqual([])
}, 600_000)

it('leaves books without a fault', async () => expect(await t.findings()).toEqual([]))

it('leaves books that name a payout whose row was changed behind them', async () => {
  await t.earn(writer, AMOUNT_MINOR)
  await atOnce([(req) => requestPayout(req, { website: t.inkwell.id, writer, amountMinor: AMOUNT_MINOR, requestedBy: writer })])
  const [{ id }] = (await t.sql<{ id: string }>(`select id from payouts where writer_id = $1 and state = 'requested'`, [writer])) as [{ id: string }]
  for (const step of [moveBy(id, 'approve', t.ids.admin), moveBy(id, 'send', t.admin2), moveBy(id, 'confirm', t.admin2, { reference: 'The last' })]) expect(await atOnce([step])).toEqual(['done'])
  t.app.harmBooks('a payout is changed behind them')
  await t.sql(`begin; set local session_replication_role = replica; update payouts set amount_minor = amount_minor + 1 where id = '${id}'; commit`)
  expect(await t.findings()).toMatchObject([{ invariant: 7, collection: 'payouts', id }])
})
