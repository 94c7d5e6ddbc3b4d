import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { v7 as uuid } from 'uuid'
import { checkDispute } from '../src/operations/disputes/checkDispute.ts'
import { findDisputes } from '../src/operations/disputes/findDisputes.ts'
import { queueChecks, remindOfDisputes } from '../src/operations/disputes/queueDisputes.ts'
import { answerStories } from './disputes/answerStories.ts'
import { endStories } from './disputes/endStories.ts'
import { at, books, control, disputed, frozen, g, opened, paidOrder, paidTopUp, read, since, startDisputeApp, stopDisputeApp, tell, tellOf, type Row } from './support/disputeApp.ts'
import { asPlatform } from './support/ledger.ts'
import { PRICE } from './support/orderApp.ts'
import { NOW } from './support/pricedApp.ts'

const FEE = 1_500
beforeAll(startDisputeApp, 120_000)
afterAll(stopDisputeApp)
afterEach(async () => {
  at(0)
  await g.control('DELETE', 'faults')
})

describe('a payment that is disputed', () => {
  it('is booked once, frozen, told of and to be answered, however often and by whomever it is told', async () => {
    const { order, payment } = await paidOrder()
    const [before, frozenBefore] = [await books(), await frozen()]
    const id = await disputed(payment)
    const told = await Promise.all([tell(id), tell(id), tell(id), asPlatform(g.t.app, findDisputes)])
    expect(told).toEqual(['done', 'done', 'done', undefined])
    await tell(id)
    const dispute = await read(id)
    expect(dispute).toMatchObject({
      state: 'needs_response', payment: payment.id, payableCollection: 'orders', payableId: order, client: g.t.ids.client, amountMinor: PRICE, currency: 'USD', reason: 'fraudulent',
      withdrawnMinor: PRICE, feeMinor: FEE, frozenMinor: PRICE, isInquiry: false, withdrawal: expect.any(String), nextAskAt: expect.any(String), evidenceDueAt: expect.any(String),
    })
    expect(await since(before)).toEqual({ cost: -PRICE, fees: -FEE, gateway: PRICE + FEE, wallet: 0 })
    expect(await frozen()).toBe(frozenBefore + PRICE)
    // The work that was paid for is not touched.
    expect([await g.stateOf(order), (await g.t.money(order)).held]).toEqual(['available', PRICE])
    await g.t.app.runJobs()
    const mails = await g.t.app.database.sql<Row>('select distinct subject from mails where subject like $1', [`%${dispute.code}%`])
    expect(mails).toEqual([{ subject: `inkwell: dispute ${dispute.code}, a payment was disputed` }])
    const { sections } = (await g.t.as('support', 'GET', '/api/overview')).body as { sections: { tiles: { name: string; count: number }[] }[] }
    expect(sections.flatMap(({ tiles }) => tiles).find(({ name }) => name === 'disputes')!.count).toBe(1)
    const timeline = (who: 'client' | 'support') => g.t.as(who, 'GET', `/api/orders/${order}/timeline`).then(({ body }) => body.events.map(({ event }: { event: string }) => event))
    expect([(await timeline('support')).includes('payment_disputed'), (await timeline('client')).includes('payment_disputed')]).toEqual([true, false])
  })

  it('in any order of messages ends as the gateway says', async () => {
    const { payment } = await paidOrder({ useWallet: false })
    const before = await books()
    const frozenBefore = await frozen()
    const id = await disputed(payment)
    await control(`objects/${id}/win`)
    // Of the beginning we hear after the end.
    for (let message = 0; message < 3; message += 1) await tell(id)
    expect(await read(id)).toMatchObject({ state: 'won', withdrawnMinor: 0, feeMinor: 0, frozenMinor: 0, withdrawal: expect.any(String), reinstatement: expect.any(String) })
    expect(await since(before)).toEqual({ cost: 0, fees: 0, gateway: 0, wallet: 0 })
    expect(await frozen()).toBe(frozenBefore)
  })

  it('is not brought back by an answer that was slow', async () => {
    const { payment } = await paidOrder()
    const { gatewayId } = await opened(payment)
    let reads = 0
    // While the first answer is on its way the bank decides, and somebody else hears of it.
    const slow = async (said: never): Promise<never> => {
      reads += 1
      if (reads > 1) return said
      await control(`objects/${gatewayId}/lose`)
      await tell(gatewayId)
      return said
    }
    expect(await tellOf(gatewayId, slow as never)).toBe('done')
    expect([reads, (await read(gatewayId)).state]).toEqual([2, 'lost'])
  })

  it('of nobody here is not made ours', async () => {
    const elsewhere = new URLSearchParams({ amount: '700', currency: 'usd', payment_method: 'pm_card_createDispute', confirm: 'true', return_url: 'https://inkwell.example' })
    const intent = await (await fetch(`${g.stripe.origin}/v1/payment_intents`, { method: 'POST', headers: { authorization: 'Bearer sk_test_inkwell' }, body: elsewhere })).json() as { id: string }
    const list = await (await fetch(`${g.stripe.origin}/v1/disputes?payment_intent=${intent.id}`, { headers: { authorization: 'Bearer sk_test_inkwell' } })).json() as { data: { id: string }[] }
    expect(await tell(list.data[0]!.id)).toBe('unknown')
    const { payment } = await paidOrder()
    expect(await tell(await disputed(payment), g.t.federhaus.id)).toBe('elsewhere')
    await asPlatform(g.t.app, findDisputes)
    expect(await g.t.app.database.sql('select 1 from gateway_disputes where website_id = $1', [g.t.federhaus.id])).toEqual([])
  })

  it('twice, and above what was paid, costs what the gateway says', async () => {
    const { payment } = await paidOrder()
    const before = await books()
    const first = await opened(payment)
    const again = `du_again_${uuid()}`
    await asPlatform(g.t.app, async (req) => {
      const { syncDispute } = await import('../src/operations/disputes/syncDispute.ts')
      const { gatewayFor } = await import('../src/lib/gateways/gatewayFor.ts')
      await syncDispute(req, { gateway: 'stripe', website: g.t.inkwell.id, objectId: again }, async (...args) => {
        const gateway = await gatewayFor(...args)
        return { ...gateway, readDispute: async () => ({ ...(await gateway.readDispute(first.gatewayId)), id: again, amountMinor: PRICE + 100, movements: [{ id: `txn_${again}`, amountMinor: -PRICE - 100, feeMinor: 0, currency: 'USD' }] }) }
      })
    })
    expect(await since(before)).toEqual({ cost: -2 * PRICE - 100, fees: -FEE, gateway: 2 * PRICE + 100 + FEE, wallet: 0 })
    // The gateway itself knows of one: it can't be asked about the other.
    expect((await g.t.app.database.sql('update gateway_disputes set next_ask_at = case when gateway_id = $2 then null else next_ask_at end where payment_id = $1 returning id', [payment.id, again])).length).toBe(2)
  })

  it('that the gateway took in another currency waits for somebody to look', async () => {
    const { payment } = await paidOrder()
    const before = await books()
    const id = await disputed(payment)
    await tellOf(id, (said) => ({ ...said, movements: said.movements.map((movement) => ({ ...movement, currency: 'EUR' })) }))
    expect(await read(id)).toMatchObject({ state: 'needs_response', withdrawnMinor: 0, frozenMinor: 0, problem: 'The gateway has booked it in EUR. Book it with an adjustment.' })
    expect(await since(before)).toEqual({ cost: 0, fees: 0, gateway: 0, wallet: 0 })
  })

  it('agrees with the gateway’s books', async () => {
    const { payment } = await paidTopUp(3_000)
    await opened(payment)
    const day = NOW.toISOString().slice(0, 10)
    await g.t.as('admin', 'POST', '/api/reconciliations/run', { day })
    await g.t.app.runJobs()
    const { differences } = (await g.t.as('admin', 'GET', `/api/reconciliations?where[day][equals]=${day}&where[website][equals]=${g.t.inkwell.id}`)).body.docs[0] as { differences: { subject: string; cause: string; document: object | null }[] }
    const own = differences.filter(({ subject }) => subject.includes('dispute'))
    // What nobody here knows of, and what was taken in another currency: each with its fee. All else agrees.
    const isOurs = ({ document }: { document: object | null }): boolean => document !== null
    expect(own.map((difference) => [difference.cause, isOurs(difference)]).sort()).toEqual([['missing_in_ledger', false], ['missing_in_ledger', false], ['missing_in_ledger', true], ['missing_in_ledger', true]])
  })
})

describe('the clock', () => {
  it('asks the gateway each day, and reminds before the evidence is due, each time once', async () => {
    const { payment } = await paidOrder()
    const { id, gatewayId, code } = await opened(payment)
    await control(`objects/${gatewayId}/lose`)
    await asPlatform(g.t.app, queueChecks)
    await g.t.app.runJobs()
    expect((await read(gatewayId)).state).toBe('needs_response')
    at(9 * 24 - 71)
    for (let run = 0; run < 2; run += 1) await asPlatform(g.t.app, remindOfDisputes)
    await asPlatform(g.t.app, queueChecks)
    await g.t.app.runJobs()
    at(0)
    expect((await read(gatewayId)).state).toBe('lost')
    const reminders = await g.t.app.database.sql<Row>(`select id from outbox_events where name = 'gateway-dispute.due' and document_id = $1`, [id])
    expect(reminders.length).toBe(1)
    expect((await g.t.app.database.sql<Row>('select distinct subject from mails where subject like $1', [`%${code}, lost`])).length).toBe(1)
    await asPlatform(g.t.app, (req) => checkDispute(req, uuid()))
  })
})

answerStories()
endStories()
