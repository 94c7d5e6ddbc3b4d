import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { v7 as uuid } from 'uuid'
import { verifyLedger } from '../src/operations/ledger/verifyLedger.ts'
import { queuePlans } from '../src/operations/installments/queuePlans.ts'
import { tendPlan } from '../src/operations/installments/tendPlan.ts'
import { startGatewayApp, type GatewayApp } from './support/gatewayApp.ts'
import { asPlatform } from './support/ledger.ts'
import { PRICE, type Who } from './support/orderApp.ts'
import { NOW } from './support/pricedApp.ts'

const DAY_MINUTES = 1_440
const PARTS = [2_484, 1_932, 1_932, 1_932]
type Row = Record<string, string | number | boolean | null>
type Doc = { id: string } & Row

let g: GatewayApp
const sql = (text: string, values: unknown[] = []) => g.t.app.database.sql<Row>(text, values)
const settings = (change: string) => sql(`update payment_settings set ${change} where website_id = $1`, [g.t.inkwell.id])
beforeAll(async () => {
  g = await startGatewayApp()
  await settings('offers_installments = true')
}, 120_000)
/** Each story begins on the same day. */
const backToNow = (): void => {
  g.stripe.world.clockOffset = Math.floor((NOW.getTime() - Date.now()) / 1_000)
  g.t.app.setClock(() => NOW)
}
beforeEach(backToNow)
afterAll(async () => {
  backToNow()
  expect(await asPlatform(g.t.app, verifyLedger)).toEqual([])
  await g.stop()
})

const accept = (who: Who, order: string, more: object = {}) => g.t.as(who, 'POST', '/api/installment-plans', { payable: { collection: 'orders', id: order }, ...more })
const planOf = async (order: string): Promise<Doc> => (await sql('select * from installment_plans where payable_id = $1 order by id desc limit 1', [order]))[0] as Doc
const partsOf = async (order: string) => (await sql('select number, state, amount_minor, paid_minor from installments where payable_id = $1 order by plan_id, number', [order])).map(({ number, state, amount_minor, paid_minor }) => `${number} ${state} ${paid_minor}/${amount_minor}`)
const pay = (order: string, more: object = {}) => g.begin('client', order, { purpose: 'installment', ...more })
/** What the gateway has charged for an order, whatever we believe. */
const chargesOf = async (order: string): Promise<number[]> => {
  const { number } = await g.t.rowOf(order)
  const { data } = (await (await fetch(`${g.stripe.origin}/v1/charges?limit=100`, { headers: { authorization: 'Bearer sk_test_inkwell' } })).json()) as { data: { amount: number; status: string; description: string }[] }
  return data.filter(({ status, description }) => status === 'succeeded' && description === `Order ${String(number)}`).map(({ amount }) => amount)
}
const mailsOf = async (order: string): Promise<string[]> => (await sql('select subject from mails where html like $1 order by created_at', [`%${String((await planOf(order)).code)}%`])).map(({ subject }) => String(subject).replace('inkwell: ', ''))

/** So many days after the beginning, with all that the worker has done until then. */
const day = async (days: number): Promise<void> => {
  g.stripe.world.clockOffset = Math.floor((NOW.getTime() - Date.now()) / 1_000) + days * 86_400
  g.t.app.setClock(() => new Date(NOW.getTime() + days * DAY_MINUTES * 60_000))
  for (let turn = 0; turn < 3; turn += 1) {
    await asPlatform(g.t.app, queuePlans)
    await g.t.app.runJobs()
  }
}
const atStripe = async (path: string, body: Record<string, string>): Promise<Doc> => (await (await fetch(`${g.stripe.origin}/v1/${path}`, { method: 'POST', headers: { authorization: 'Bearer sk_test_inkwell' }, body: new URLSearchParams(body) })).json()) as Doc

/** Another card of the client, saved at the gateway. */
async function savedCard(test: string): Promise<string> {
  const [{ customer_id: customer }] = (await sql('select customer_id from payment_methods where client_id = $1 limit 1', [g.t.ids.client])) as [Row]
  const { id } = await atStripe(`payment_methods/${test}/attach`, { customer: String(customer) })
  const method = uuid()
  await sql(`insert into payment_methods (id, website_id, client_id, gateway, gateway_id, customer_id, label, created_at, updated_at) values ($1, $2, $3, 'stripe', $4, $5, 'Another', $6, $6)`, [method, g.t.inkwell.id, g.t.ids.client, id, customer, NOW])
  return method
}

/** An order whose deposit was paid with a card that may be charged again, and whose work has begun. */
async function begun({ isClaimed = true, ...more }: { isClaimed?: boolean; chargesItself?: boolean } = {}): Promise<string> {
  const { id } = await g.waiting()
  await g.t.ok(accept('client', id, { chargesItself: true, ...more }))
  await g.paid(id, { purpose: 'installment', saveMethod: true })
  if (isClaimed) await g.t.move('writer', id, 'claim')
  return id
}

describe('a plan', () => {
  it('is shown before it is agreed to, and offered by the website’s terms alone', async () => {
    const { id } = await g.waiting()
    const preview = (who: Who, more = '') => g.t.as(who, 'GET', `/api/installment-plans/preview?collection=orders&id=${id}${more}`)
    const { body } = await preview('client')
    expect([body.totalMinor, body.depositPercent, body.parts.map((part: { amountMinor: number }) => part.amountMinor)]).toEqual([PRICE, 30, PARTS])
    expect((await preview('client', '&parts=2&depositPercent=50')).body.parts).toMatchObject([{ amountMinor: 4_140, isDeposit: true, dueAt: NOW.toISOString() }, { amountMinor: 4_140, dueAt: new Date(NOW.getTime() + 30 * 86_400_000).toISOString() }])
    expect([(await preview('client', '&parts=5')).body.code, (await preview('client', '&depositPercent=10')).body.code]).toEqual(['installment_terms', 'installment_terms'])
    expect([(await preview('client2')).status, (await preview('writer')).status]).toEqual([404, 403])
    await settings('offers_installments = false')
    expect([(await preview('client')).body.code, (await accept('client', id)).body.code]).toEqual(['installments_off', 'installments_off'])
    await settings('offers_installments = true')
    expect((await pay(id)).body.code).toBe('no_installment_plan')
    expect((await accept('client2', id)).status).toBe(404)
    await g.t.ok(accept('client', id))
    expect((await accept('client', id)).body.code).toBe('installments_not_offered')
    expect((await accept('client', (await g.t.draft()).id)).body.code).toBe('installments_not_offered')
  })

  it('lets work begin with the deposit, and not be accepted before the rest', async () => {
    const id = await begun()
    expect([await g.stateOf(id), await partsOf(id), (await planOf(id)).state]).toEqual(['in_progress', ['1 paid 2484/2484', '2 planned 0/1932', '3 planned 0/1932', '4 planned 0/1932'], 'active'])
    expect((await g.t.rowOf(id)).writer_share_minor).toEqual((await sql('select writer_share_minor from orders where writer_share_minor is not null order by created_at limit 1'))[0]!.writer_share_minor)
    expect((await g.t.as('client', 'GET', `/api/orders/${id}`)).body).toMatchObject({ paymentStatus: 'partly_paid', paidMinor: 2_484 })
    await g.t.ok(g.t.upload('writer', id))
    await g.t.move('writer', id, 'submit_work')
    await g.t.move('editor', id, 'approve_review')
    expect((await g.t.tryMove('client', id, 'complete')).body).toMatchObject({ code: 'installments_unpaid', details: { outstandingMinor: PRICE - 2_484 } })
    expect((await pay(id)).body).toMatchObject({ code: 'no_installment_due', details: { leftMinor: PRICE - 2_484 } })
    await g.paid(id)
    expect([(await planOf(id)).state, sumPaid(await partsOf(id))]).toEqual(['completed', PRICE])
    await g.t.move('client', id, 'complete')
    await g.t.app.runJobs()
    expect((await sql('select kind, total_minor from papers where payable_id = $1', [id])).map(({ kind, total_minor }) => `${kind} ${total_minor}`).sort()).toEqual(['invoice 8280', 'receipt 2484', 'receipt 5796'])
    expect(await mailsOf(id)).toEqual([expect.stringContaining('in 4 parts')])
  })

  it('is given up by its client, or by an order that ends', async () => {
    const { id } = await g.waiting()
    const { id: plan } = await g.t.ok(accept('client', id))
    await g.t.ok(g.t.as('client', 'POST', `/api/installment-plans/${plan}/transitions/cancel`, { version: 0 }))
    expect([(await planOf(id)).state, (await g.t.rowOf(id)).installment_plan_id]).toEqual(['cancelled', null])
    await g.t.ok(accept('client', id))
    await g.t.move('client', id, 'cancel')
    await g.t.app.runJobs()
    expect([(await planOf(id)).state, await partsOf(id)]).toEqual(['cancelled', expect.arrayContaining(['1 void 0/2484', '4 void 0/1932'])])
  })

  it('follows the order’s price, keeps what is paid, and is kept by the database', async () => {
    const id = await begun()
    await sql('update orders set total_minor = 9000 where id = $1', [id])
    await g.paid(id)
    expect([sumPaid(await partsOf(id)), (await partsOf(id))[0]]).toEqual([9_000, '1 paid 2484/2484'])
    const [{ id: first }] = (await sql('select id from installments where payable_id = $1 and number = 1', [id])) as [Row]
    await expect(sql('update installments set amount_minor = 1, paid_minor = 1 where id = $1', [first])).rejects.toThrow('stays as it is')
    const open = await begun()
    await expect(sql('update installments set amount_minor = amount_minor + 1 where payable_id = $1 and number = 2', [open])).rejects.toThrow('its parts are')
  })

  it('leaves to the website what a cancelled order has cost, not more', async () => {
    const id = await begun()
    expect((await g.t.as('client', 'GET', `/api/refunds/entitlement?collection=orders&id=${id}`)).body).toMatchObject({ stage: 'started', amountMinor: 0 })
    await g.t.move('support', id, 'cancel', { reason: 'Asked for.' })
    expect(await g.t.money(id)).toMatchObject({ held: 0, gateway: 2_484 })
    await g.t.app.runJobs()
    expect((await planOf(id)).state).toBe('cancelled')
  })
})

const sumPaid = (parts: string[]): number => parts.reduce((sum, part) => sum + Number(/ (\d+)\//.exec(part)![1]), 0)

describe('as time goes by', () => {
  it('a saved card is charged for each part on its day, once, and the client hears of it before', async () => {
    const id = await begun()
    await day(27)
    expect([(await mailsOf(id)).slice(1), await chargesOf(id)]).toEqual([[expect.stringMatching(/^\$19\.32 for Order .* on 1 April 2026$/)], [2_484]])
    await day(30)
    await day(30)
    const { id: plan } = await planOf(id)
    for (let times = 0; times < 3; times += 1) await asPlatform(g.t.app, (req) => tendPlan(req, plan))
    expect((await partsOf(id)).slice(0, 3)).toEqual(['1 paid 2484/2484', '2 paid 1932/1932', '3 planned 0/1932'])
    expect((await sql(`select purpose, state, gateway_minor, is_off_session from payments where payable_id = $1 order by id desc limit 1`, [id]))[0]).toEqual({ purpose: 'installment', state: 'succeeded', gateway_minor: 1932, is_off_session: true })
    await day(60)
    await day(90)
    expect([(await planOf(id)).state, sumPaid(await partsOf(id)), await chargesOf(id)]).toEqual(['completed', PRICE, [1_932, 1_932, 1_932, 2_484]])
  })

  it('a card that is declined is tried three times, the work pauses past the days of grace, and goes on when its client catches up', async () => {
    const id = await begun()
    const { id: plan } = await planOf(id)
    await g.t.ok(g.t.as('client', 'POST', `/api/installment-plans/${plan}/method`, { method: await savedCard('pm_card_chargeCustomerFail') }))
    const failed = async (days: number) => {
      await day(days)
      const { failed_tries, state } = await planOf(id)
      return [failed_tries, state, await g.stateOf(id)].map(String)
    }
    expect(await failed(30)).toEqual(['1', 'active', 'in_progress'])
    expect(await failed(30.9)).toEqual(['1', 'active', 'in_progress'])
    expect(await failed(31)).toEqual(['2', 'active', 'in_progress'])
    expect(await failed(33)).toEqual(['3', 'active', 'in_progress'])
    expect(await failed(34.9)).toEqual(['3', 'active', 'in_progress'])
    expect(await failed(35)).toEqual(['3', 'paused', 'on_hold'])
    expect([(await g.t.rowOf(id)).held_by, (await partsOf(id))[1]]).toEqual(['client', '2 overdue 0/1932'])
    const about = (words: string) => expect.stringContaining(words)
    expect(await mailsOf(id)).toEqual([about('in 4 parts'), about('did not come through'), about('is overdue'), about('did not come through'), about('did not come through'), about('rests')])
    const deadline = new Date(String((await g.t.rowOf(id)).deadline)).getTime()
    await day(36)
    await g.paid(id, { purpose: 'installment' })
    expect([(await planOf(id)).state, await g.stateOf(id), (await partsOf(id))[1]]).toEqual(['active', 'in_progress', '2 paid 1932/1932'])
    expect(new Date(String((await g.t.rowOf(id)).deadline)).getTime() - deadline).toBe(86_400_000)
  })

  it('a bank that asks for its client is not asked again: the client is told what to do', async () => {
    const id = await begun()
    const { id: plan } = await planOf(id)
    await g.t.ok(g.t.as('client', 'POST', `/api/installment-plans/${plan}/method`, { method: await savedCard('pm_card_authenticationRequired') }))
    await day(30)
    await day(31)
    expect(await planOf(id)).toMatchObject({ failed_tries: 1, needs_client: true, decline_code: 'authentication_required', charges: 1 })
    const [{ html }] = (await sql(`select html from mails where html like '%confirm the payment yourself%' limit 1`)) as [Row]
    expect(html).toContain('you will be asked to confirm it there')
    await day(35)
    expect(await g.stateOf(id)).toBe('on_hold')
    const [{ id: good }] = (await sql(`select id from payment_methods where label like 'Visa%' limit 1`)) as [Row]
    await g.t.ok(g.t.as('client', 'POST', `/api/installment-plans/${plan}/method`, { method: good }))
    await g.t.app.runJobs()
    expect([(await planOf(id)).state, await g.stateOf(id), (await partsOf(id))[1]]).toEqual(['active', 'in_progress', '2 paid 1932/1932'])
  })

  it('staff move a date or end a plan; nothing is waived', async () => {
    const id = await begun({ chargesItself: false })
    await day(35)
    expect(await g.stateOf(id)).toBe('on_hold')
    const [part] = (await sql('select id, version from installments where payable_id = $1 and number = 2', [id])) as [Row]
    const move = (who: Who, days: number) => g.t.as(who, 'POST', `/api/installments/${part.id}/transitions/reschedule`, { version: Number(part.version), input: { dueAt: new Date(NOW.getTime() + days * 86_400_000).toISOString(), reason: 'The client is away.' } })
    expect([(await move('client', 45)).body.code, (await move('support', 61)).body.code, (await move('support', 34)).body.code]).toEqual(['forbidden', 'installment_date', 'installment_date'])
    await g.t.ok(move('support', 45))
    await g.t.app.runJobs()
    expect([await g.stateOf(id), (await planOf(id)).state]).toEqual(['in_progress', 'active'])
    const { id: plan, version } = await planOf(id)
    await g.t.ok(g.t.as('support', 'POST', `/api/installment-plans/${plan}/transitions/cancel`, { version: Number(version), input: { reason: 'Agreed by phone.' } }))
    expect([await partsOf(id), await g.stateOf(id)]).toEqual([['1 paid 2484/2484', '2 void 0/1932', '3 void 0/1932', '4 void 0/1932', '5 due 0/5796'], 'on_hold'])
    await g.paid(id)
    expect([await g.stateOf(id), (await partsOf(id)).at(-1), (await planOf(id)).state]).toEqual(['in_progress', '5 paid 5796/5796', 'cancelled'])
  })
})

// CI plays 40 rounds of 50.
const ROUNDS = Number(process.env.RACE_ROUNDS ?? 1)
const AT_ONCE = Number(process.env.RACE_AT_ONCE ?? 6)

describe('at the same moment', () => {
  it(`charges and a client who catches up pay a part once: 0 violations in ${ROUNDS} rounds of ${AT_ONCE} at once`, async () => {
    const violations: unknown[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      backToNow()
        const id = await begun()
      const [{ id: method }] = (await sql(`select id from payment_methods where label like 'Visa%' limit 1`)) as [Row]
      const { id: plan } = await planOf(id)
      g.t.app.setClock(() => new Date(NOW.getTime() + 30 * 86_400_000))
      const answers = await Promise.all(Array.from({ length: AT_ONCE }, (_, i) =>
        i % 2 ? pay(id, { method }).then(({ status, body }) => (status < 300 ? 'paid' : String(body.code))) : asPlatform(g.t.app, (req) => tendPlan(req, plan)).then(() => 'tended', (error: { code?: string }) => String(error.code ?? error))))
      await g.t.app.runJobs()
      const [made, parts] = [await chargesOf(id), await partsOf(id)]
      if (made.join() !== '1932,2484' || parts[1] !== '2 paid 1932/1932' || sumPaid(parts) !== 4_416) violations.push({ answers, made, parts })
    }
    expect(violations).toEqual([])
  }, 600_000)
})
