import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createLocalReq, type PayloadRequest } from 'payload'
import { v7 as uuid } from 'uuid'
import type { ActorRole } from '../src/domain/workflow/types.ts'
import { cloneOrder } from './support/cloneOrder.ts'
import { PRICE, startOrderApp, type OrderApp } from './support/orderApp.ts'

const ROUNDS = Number(process.env.RACE_ROUNDS ?? 40)
const AT_ONCE = 50
const FEWER = Math.ceil(ROUNDS / 4)
const PATIENCE_MS = 300_000

let o: OrderApp
let writers: string[]
let template: { draft: string; available: string; delivered: string }

beforeAll(async () => {
  o = await startOrderApp()
  writers = await makeWriters(AT_ONCE)
  template = { draft: (await o.bring('draft')).id, available: (await o.bring('available')).id, delivered: (await o.bring('delivered')).id }
}, 120_000)
afterAll(() => o?.app.stop())

async function makeWriters(count: number): Promise<string[]> {
  const { makeMember } = await import('./support/factories.ts')
  const ids: string[] = []
  for (let i = 0; i < count; i += 1) {
    const { id } = await makeMember(o.app.payload, o.inkwell, 'writer')
    await o.addProfile(id)
    ids.push(id)
  }
  return ids
}

/** Runs all at the same moment, each in a request and transaction of its own, and answers ‘done’ or the code of each refusal. */
async function atOnce(works: ((req: PayloadRequest) => Promise<unknown>)[]): Promise<string[]> {
  const { asWebsite } = await import('../src/lib/context.ts')
  const { toProblem } = await import('../src/lib/http/toProblem.ts')
  return Promise.all(
    works.map((work) =>
      asWebsite(o.inkwell.id, async () => work(await createLocalReq({}, o.app.payload))).then(
        () => 'done',
        (error: unknown) => toProblem(error).code,
      ),
    ),
  )
}

const moveBy = (id: string, name: string, actor: { id: string; roles: ActorRole[] }, more: { version?: number; input?: object } = {}) => async (req: PayloadRequest) => {
  const { transition } = await import('../src/lib/workflow/transition.ts')
  return transition(req, { collection: 'orders', id, name, version: more.version ?? null, actor, input: (more.input ?? {}) as Record<string, unknown> })
}
const count = async (text: string, values: unknown[]): Promise<number> => Number((await o.app.database.sql<{ n: string }>(`select count(*) as n ${text}`, values))[0]!.n)
const events = (id: string, event: string) => count('from timeline_events where document_id = $1 and event = $2', [id, event])
const tally = (answers: string[]) => Object.fromEntries([...new Set(answers)].sort().map((answer) => [answer, answers.filter((each) => each === answer).length]))

/** One came through, and each other was refused with that code, or turned away by a machine too busy to let it try. */
const oneDone = (answers: string[], code: string): boolean =>
  tally(answers).done === 1 && answers.every((answer) => ['done', code, 'overloaded'].includes(answer))

/** Plays a race many times; each round answers what is wrong with how it ended. */
const race = (name: string, round: () => Promise<unknown[]>, rounds = ROUNDS) =>
  it(`${name}: 0 violations in ${rounds} rounds of ${AT_ONCE} at once`, async () => {
    const violations: unknown[] = []
    for (let i = 0; i < rounds; i += 1) violations.push(...(await round()))
    expect(violations).toEqual([])
  }, PATIENCE_MS)

/** The differences between what a round left behind and what it should have. */
const unless = (isRight: boolean, found: unknown): unknown[] => (isRight ? [] : [found])

describe('at the same moment', () => {
  race('one order is claimed by one writer', async () => {
    const [id] = await cloneOrder(o.app.database, template.available)
    const answers = await atOnce(writers.map((writer) => moveBy(id!, 'claim', { id: writer, roles: ['any_writer'] })))
    const { writer_id, state } = await o.rowOf(id!)
    const assigned = await o.app.database.sql('select writer_id from order_assignments where order_id = $1', [id])
    const isRight = oneDone(answers, 'order_already_claimed') && writer_id === writers[answers.indexOf('done')] && state === 'in_progress'
      && assigned.length === 1 && assigned[0]!.writer_id === writer_id
    return unless(isRight, { answers: tally(answers), state, assigned })
  })

  race('a writer’s last free place takes one order', async () => {
    const ids = await cloneOrder(o.app.database, template.available, AT_ONCE)
    const writer = writers[0]!
    await o.app.database.sql(`update writer_profiles set capacity = 1 + (select count(*) from orders where writer_id = $1 and state = 'in_progress') where user_id = $1`, [writer])
    const answers = await atOnce(ids.map((id) => moveBy(id, 'claim', { id: writer, roles: ['any_writer'] })))
    const taken = await count('from orders where id = any($1) and writer_id is not null', [ids])
    return unless(taken === 1 && oneDone(answers, 'writer_at_capacity'), { answers: tally(answers), taken })
  }, FEWER)

  race('a wallet is spent once', async () => {
    const { payOrder } = await import('../src/operations/orders/payOrder.ts')
    const covered = 7
    const client = (await o.app.database.sql<{ id: string }>(
      `insert into users (id, email, display_name) values ($1, $2, 'Racer') returning id`, [uuid(), `${uuid()}@test.example`],
    ))[0]!.id
    await o.fill(client, covered * PRICE + 1)
    const ids = await cloneOrder(o.app.database, template.draft, AT_ONCE)
    await o.app.database.sql(`update orders set client_id = $2, state = 'awaiting_payment' where id = any($1)`, [ids, client])
    const answers = await atOnce(ids.map((id) => (req) => payOrder(req, { orderId: id, user: client })))
    const [wallet] = await o.app.database.sql<{ balance_minor: string }>(`select balance_minor from ledger_accounts where kind = 'client_wallet' and owner_id = $1`, [client])
    const paid = await count(`from orders where id = any($1) and state = 'available'`, [ids])
    const held = await count(`from ledger_accounts where kind = 'held_funds' and balance_minor = $2 and owner_id = any(select unnest($1::uuid[])::text)`, [ids, PRICE])
    const done = tally(answers).done ?? 0
    const isFull = done === covered || (done > 0 && answers.includes('overloaded') && done < covered)
    const isRight = isFull && paid === done && held === done && Number(wallet!.balance_minor) === (covered - done) * PRICE + 1
    return unless(isRight, { answers: tally(answers), paid, held, wallet })
  })

  race('an order is paid once', async () => {
    const { payOrder } = await import('../src/operations/orders/payOrder.ts')
    const [id] = await cloneOrder(o.app.database, template.draft)
    await o.app.database.sql(`update orders set state = 'awaiting_payment' where id = $1`, [id])
    const answers = await atOnce(Array.from({ length: AT_ONCE }, () => (req: PayloadRequest) => payOrder(req, { orderId: id!, user: o.ids.client })))
    const money = await o.money(id!)
    return unless(oneDone(answers, 'order_already_paid') && money.held === PRICE, { answers: tally(answers), money })
  }, FEWER)

  race('a draft is submitted once', async () => {
    const [id] = await cloneOrder(o.app.database, template.draft)
    const answers = await atOnce(Array.from({ length: AT_ONCE }, () => moveBy(id!, 'submit', { id: o.ids.client, roles: ['client'] }, { version: 0 })))
    const [submits, timers] = [await events(id!, 'submit'), await count('from timers where document_id = $1', [id])]
    return unless(oneDone(answers, 'version_conflict') && submits === 1 && timers === 1, { answers: tally(answers), submits, timers })
  })

  race('work is completed, and earned, once', async () => {
    const { payFromWallet } = await import('../src/operations/payments/payFromWallet.ts')
    const [id] = await cloneOrder(o.app.database, template.delivered)
    await atOnce([(req) => payFromWallet(req, { website: o.inkwell.id, payable: { collection: 'orders', id: id! }, client: o.ids.client, amountMinor: PRICE, currency: 'USD', idempotencyKey: uuid(), actor: { id: null } })])
    const client = { id: o.ids.client, roles: ['client'] as ActorRole[] }
    const answers = await atOnce(Array.from({ length: AT_ONCE }, (_, i) => (i % 2 ? moveBy(id!, 'complete', client) : moveBy(id!, 'auto_complete', { id: '', roles: ['timer'] }))))
    const [money, earnings] = [await o.money(id!), await count('from earnings where payable_id = $1', [id])]
    const isRight = tally(answers).done === 1 && earnings === 1 && money.held === 0 && money.writer_pending === -3_726
    return unless(isRight, { answers: tally(answers), money, earnings })
  })

  race('of two approvals one holds', async () => {
    const [id] = await cloneOrder(o.app.database, template.available)
    const requests = await o.app.database.sql<{ id: string; writer_id: string }>(
      `insert into order_requests (id, website_id, order_id, writer_id, answer) select gen_random_uuid(), $1, $2, unnest($3::uuid[]), 'open' returning id, writer_id`,
      [o.inkwell.id, id, writers.slice(1, 3)],
    )
    const staff = { id: o.ids.support, roles: ['support'] as ActorRole[] }
    const answers = await atOnce(Array.from({ length: AT_ONCE }, (_, i) => moveBy(id!, 'approve_request', staff, { input: { request: requests[i % 2]!.id } })))
    const { writer_id } = await o.rowOf(id!)
    const approved = await o.app.database.sql(`select writer_id from order_requests where order_id = $1 and answer = 'approved'`, [id])
    const assigned = await count('from order_assignments where order_id = $1', [id])
    const isRight = tally(answers).done === 1 && approved.length === 1 && approved[0]!.writer_id === writer_id && assigned === 1
    return unless(isRight, { answers: tally(answers), approved, assigned })
  })
})

describe('over HTTP', () => {
  it('fifty writers claim one order, and one has it', async () => {
    const { id, version } = await o.bring('available')
    const emails = await o.app.database.sql<{ email: string; id: string }>('select id, email from users where id = any($1)', [writers.slice(1)])
    const tokens = await Promise.all(emails.map(({ email }) => o.app.mintSession(email)))
    const answers = await Promise.all(tokens.map((token) => o.app.call('POST', `/api/orders/${id}/transitions/claim`, { token, website: 'inkwell', body: { version } })))
    expect(oneDone(answers.map(({ status, body }) => (status === 200 ? 'done' : body.code)), 'order_already_claimed')).toBe(true)
    expect((await o.rowOf(id)).writer_id).toBe(emails[answers.findIndex(({ status }) => status === 200)]!.id)
  })

  it('fifty payments of one order pay it once', async () => {
    const { id } = await o.bring('awaiting_payment')
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => o.pay(id)))
    expect(oneDone(answers.map(({ status, body }) => (status === 200 ? 'done' : body.code)), 'order_already_paid')).toBe(true)
    expect(await o.money(id)).toEqual({ held: PRICE, client_wallet: PRICE })
  })
})
