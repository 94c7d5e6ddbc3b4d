import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { PRICE } from './support/orderApp.ts'
import { ask, asked, decide, entitled, jobs, papersOf, read, settings, startRefundApp, stateOf, stopRefundApp, t, type Row } from './support/refundApp.ts'
import { gatewayStories } from './refunds/gatewayStories.ts'
import { endingStories } from './refunds/endingStories.ts'
import { topUpStories } from './refunds/topUpStories.ts'
import { raceStories } from './refunds/raceStories.ts'

beforeAll(startRefundApp, 120_000)
afterAll(stopRefundApp)

describe('asking for a refund', () => {
  it('is for its client and for staff who look after money', async () => {
    const { id } = await t.bring('available')
    expect((await t.app.call('POST', '/api/refunds', { website: 'inkwell', body: {} })).status).toBe(401)
    for (const who of ['writer', 'editor'] as const) expect((await ask(who, id)).status).toBe(403)
    for (const who of ['client2'] as const) expect([(await ask(who, id)).status, (await t.as(who, 'GET', `/api/refunds/entitlement?collection=orders&id=${id}`)).status]).toEqual([404, 404])
    expect((await ask('client', id, { amountMinor: 0 })).body.code).toBe('invalid_input')
    expect((await t.as('client', 'POST', '/api/refunds', { payable: { collection: 'earnings', id }, reason: 'x' })).body.code).toBe('invalid_input')
  })

  it('names what the stage gives, and not more than is left', async () => {
    const { id } = await t.bring('in_progress')
    expect(await entitled(id)).toMatchObject({ stage: 'started', percent: 50, amountMinor: PRICE / 2, leftMinor: PRICE, pendingMinor: 0 })
    const first = await asked('client', id)
    expect(first).toMatchObject({ state: 'requested', amountMinor: PRICE / 2, stage: 'started' })
    expect(await entitled(id)).toMatchObject({ amountMinor: 0, pendingMinor: PRICE / 2 })
    expect((await ask('client', id)).body).toMatchObject({ code: 'refund_nothing_due' })
    expect((await ask('client', id, { amountMinor: PRICE / 2 + 1 })).body).toMatchObject({ code: 'refund_exceeds_paid', details: { leftMinor: PRICE / 2 } })
    expect((await decide('client', first.id, 'approve')).body.code).toBe('forbidden')
    expect((await decide('client', first.id, 'withdraw')).status).toBe(200)
    expect([await stateOf(first.id), (await entitled(id)).amountMinor, await t.money(id)]).toEqual(['rejected', PRICE / 2, { held: PRICE, client_wallet: PRICE }])
  })

  it('is asked of nobody for an unpaid order', async () => {
    expect((await ask('client', (await t.bring('awaiting_payment')).id)).body.code).toBe('refund_nothing_due')
  })
})

describe('deciding', () => {
  it('takes another person above the limit, by any route', async () => {
    const { id } = await t.bring('available')
    const large = await asked('support', id, { amountMinor: 5_001 })
    expect((await decide('support', large.id, 'approve')).body.code).toBe('second_person_needed')
    const own = `update refunds set state = 'approved', decided_by_id = requested_by_id, parts = '[]', gateway_minor = 0, wallet_minor = amount_minor, bonus_minor = 0, after_earned_minor = 0, clawed_back_minor = 0,
      held_transaction_id = (select id from ledger_transactions limit 1) where id = $1`
    await expect(t.app.database.sql(own, [large.id])).rejects.toThrow('refunds_four_eyes')
    await expect(t.app.database.sql(own.replace('requested_by_id', 'client_id'), [large.id])).rejects.toThrow('refunds_four_eyes')
    await expect(t.app.database.sql(own.replace('requested_by_id', 'null'), [large.id])).rejects.toThrow('refunds_four_eyes')
    await expect(t.app.database.sql('update refunds set limit_minor = 9999999 where id = $1', [large.id])).rejects.toThrow('stays as it is')
    await expect(t.app.database.sql(`update refunds set automatic = 'policy' where id = $1`, [large.id])).rejects.toThrow('stays as it is')
    await expect(t.app.database.sql(`update refunds set state = 'succeeded' where id = $1`, [large.id])).rejects.toThrow('refund')
    await t.ok(decide('admin', large.id, 'approve'))
    await expect(t.app.database.sql('update refunds set wallet_minor = 1 where id = $1', [large.id])).rejects.toThrow('stays as it is')
    const small = await asked('support', id, { amountMinor: 100 })
    await t.ok(decide('support', small.id, 'approve'))
    await jobs()
    expect([await stateOf(large.id), await stateOf(small.id), await t.money(id)]).toEqual(['succeeded', 'succeeded', { held: PRICE - 5_101, client_wallet: PRICE - 5_101 }])
    expect(await papersOf(id)).toEqual(['credit_note 100', 'credit_note 5001', `invoice ${PRICE}`, `receipt ${PRICE}`])
    expect((await t.as('client', 'GET', `/api/orders/${id}`)).body).toMatchObject({ refundedMinor: 5_101, paymentStatus: 'paid' })
  })

  it('tells the client why not', async () => {
    const { id } = await t.bring('delivered')
    const { id: refund } = await asked('client', id, { amountMinor: 100 })
    await t.ok(decide('support', refund, 'reject', { reason: 'The work is as it was ordered.' }))
    await jobs()
    expect(await read(refund, 'client')).toMatchObject({ state: 'rejected', refusal: 'The work is as it was ordered.' })
    expect((await read(refund, 'client')).parts).toBeUndefined()
    const [mail] = await t.app.database.sql<Row>(`select html from mails where html like '%as it was ordered%'`) as [Row]
    expect(mail.html).toContain('$1.00')
  })

  it('is done by the website’s policy where it has one', async () => {
    await settings({ autoRefundMaximumMinor: PRICE, autoRefundsIn90Days: 99, autoRefundAccountDays: 0 })
    const { id } = await t.bring('available')
    const refund = await asked('client', id)
    const { id: begun } = await t.bring('in_progress')
    const other = await asked('client', begun)
    await settings({ autoRefundMaximumMinor: 0 })
    expect([refund, other]).toMatchObject([{ state: 'approved', automatic: 'policy' }, { state: 'requested' }])
    expect(await read(other.id)).toMatchObject({ whyPerson: ['At this stage a person decides.'] })
    expect(await t.money(id)).toEqual({ held: 0, client_wallet: 0 })
  })
})

gatewayStories()
endingStories()
topUpStories()
raceStories()
