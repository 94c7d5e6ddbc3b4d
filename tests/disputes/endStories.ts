import { describe, expect, it } from '@jest/globals'
import { checkDispute } from '../../src/operations/disputes/checkDispute.ts'
import { books, control, frozen, g, move, moved, opened, paidOrder, paidTopUp, read, since, stripeDispute, tell, tellOf } from '../support/disputeApp.ts'
import { asPlatform } from '../support/ledger.ts'
import { PRICE } from '../support/orderApp.ts'

const back = (amountMinor: number) => ({ id: `txn_back_${amountMinor}`, amountMinor, feeMinor: 0, currency: 'USD' })
const lose = async (gatewayId: string): Promise<void> => {
  await control(`objects/${gatewayId}/lose`)
  await tell(gatewayId)
}
/** Other stories leave disputes open. */
const thaw = () => g.t.app.database.sql(`update wallet_freezes set state = 'lifted', lifted_because = 'Another story' where state = 'active'`)
const AT_ONCE = Number(process.env.RACE_AT_ONCE ?? 6)

/** How disputes end, and what becomes of the money. */
export function endStories(): void {
  describe('the end', () => {
    it('given up by an admin is lost, and what is held can be taken back', async () => {
      const { order, payment } = await paidOrder()
      const frozenBefore = await frozen()
      const before = await books()
      const { id, gatewayId } = await opened(payment)
      expect((await move('support', gatewayId, 'concede')).body.code).toBe('forbidden')
      await moved('admin', gatewayId, 'concede')
      await control('faults', { kind: 'reply_lost', method: 'POST', path: '/v1/disputes', times: 2 })
      await asPlatform(g.t.app, (req) => checkDispute(req, id)).catch(() => undefined)
      await g.control('DELETE', 'faults')
      await asPlatform(g.t.app, (req) => checkDispute(req, id))
      expect([(await read(gatewayId)).state, (await stripeDispute(gatewayId)).status]).toEqual(['lost', 'lost'])
      expect(await frozen()).toBe(frozenBefore + PRICE)

      await moved('admin', gatewayId, 'recover')
      expect(await read(gatewayId)).toMatchObject({ recoveredHeldMinor: PRICE, frozenMinor: 0, recovery: expect.any(String) })
      expect([(await g.t.money(order)).held, await frozen(), (await since(before)).cost]).toEqual([0, frozenBefore, 0])
      expect((await move('admin', gatewayId, 'recover')).body.code).toBe('dispute_nothing_to_recover')
      // The client has the money from the bank: a cancellation gives back nothing more.
      await g.t.move('support', order, 'cancel', { reason: 'The bank has taken the money back.' })
      expect((await since(before)).wallet).toBe(0)

      // Stripe may change its mind: the order has ended, so it is store credit.
      await tellOf(gatewayId, (said) => ({ ...said, step: 'won', movements: [...said.movements, { ...back(PRICE), id: `txn_${id}` }] }))
      expect(await read(gatewayId)).toMatchObject({ state: 'won', recoveredHeldMinor: 0, withdrawnMinor: 0 })
      expect(await since(before)).toMatchObject({ cost: 0, wallet: PRICE })
    })

    it('lost, of a top-up takes what is in the wallet, and won after all gives it back', async () => {
      await thaw()
      await g.keepInWallet(g.t.ids.client, 0)
      const { payment } = await paidTopUp(5_000)
      const before = await books()
      const { gatewayId, id } = await opened(payment)
      expect([await g.spendable(), await frozen()]).toEqual([0, 5_000])
      await lose(gatewayId)
      expect(await read(gatewayId)).toMatchObject({ state: 'lost', recoveredWalletMinor: 5_000, frozenMinor: 0 })
      expect(await since(before)).toMatchObject({ cost: 0, wallet: -5_000 })
      await tell(gatewayId)
      expect(await since(before)).toMatchObject({ cost: 0, wallet: -5_000 })
      await tellOf(gatewayId, (said) => ({ ...said, step: 'won', movements: [...said.movements, { ...back(5_000), id: `txn_${id}` }] }))
      expect(await read(gatewayId)).toMatchObject({ state: 'won', recoveredWalletMinor: 0, frozenMinor: 0 })
      expect([await since(before), await g.spendable()]).toMatchObject([{ cost: 0, wallet: 0 }, 5_000])
    })

    it('lost, of a top-up that is spent freezes what comes in until it is taken back', async () => {
      await thaw()
      const { payment } = await paidTopUp(4_000)
      await g.keepInWallet(g.t.ids.client, 1_500)
      const { gatewayId } = await opened(payment)
      await lose(gatewayId)
      expect(await read(gatewayId)).toMatchObject({ recoveredWalletMinor: 1_500, frozenMinor: 2_500 })
      await g.t.fill(g.t.ids.client, 10_000)
      expect(await g.spendable()).toBe(7_500)
      await moved('admin', gatewayId, 'recover')
      expect([await read(gatewayId), await g.spendable()]).toMatchObject([{ recoveredWalletMinor: 4_000, frozenMinor: 0 }, 7_500])
    })

    it('of a payment from wallet and card is about the card’s part, also when the writer was paid', async () => {
      await thaw()
      await g.keepInWallet(g.t.ids.client, 1_000)
      const { order, payment } = await paidOrder({ useWallet: true })
      await g.t.move('writer', order, 'claim')
      await g.t.ok(g.t.upload('writer', order))
      await g.t.move('writer', order, 'submit_work')
      await g.t.move('editor', order, 'approve_review')
      await g.t.move('client', order, 'complete')
      const earned = await g.t.money(order)
      const before = await books()
      const { gatewayId, amountMinor } = await opened(payment)
      expect(amountMinor).toBe(PRICE - 1_000)
      await lose(gatewayId)
      expect(await g.t.money(order)).toEqual(earned)
      expect(await since(before)).toMatchObject({ cost: 1_000 - PRICE, wallet: 0 })
      expect((await move('admin', gatewayId, 'recover')).body.code).toBe('dispute_nothing_to_recover')
      await tellOf(gatewayId, (said) => ({ ...said, step: 'won', movements: [...said.movements, back(PRICE - 1_000)] }))
      expect((await since(before)).cost).toBe(0)
    })

    it('after a refund takes the rest, and a refund of what the bank has waits', async () => {
      const { order, payment } = await paidOrder()
      const refund = async (amountMinor: number) => {
        const { id } = await g.t.ok(g.t.as('support', 'POST', '/api/refunds', { payable: { collection: 'orders', id: order }, reason: 'Late.', amountMinor }))
        return g.t.as('admin', 'POST', `/api/refunds/${id}/transitions/approve`, { version: 0 })
      }
      expect((await refund(1_000)).status).toBe(200)
      await g.t.app.runJobs()
      const { gatewayId, withdrawnMinor } = await opened(payment)
      expect(withdrawnMinor).toBe(PRICE - 1_000)
      expect((await refund(500)).body).toMatchObject({ code: 'payment_disputed', details: { disputedMinor: PRICE - 1_000 } })
      await control(`objects/${gatewayId}/win`)
      await tell(gatewayId)
      expect((await refund(500)).status).toBe(200)
    })

    it('is the same when messages, the clock and a colleague come at once', async () => {
      const before = await books()
      const { payment } = await paidOrder()
      const { id, gatewayId } = await opened(payment)
      await moved('support', gatewayId, 'write_answer', { answer: 'winning_evidence' })
      await moved('support', gatewayId, 'submit')
      const run = (index: number): Promise<unknown> => (index % 2 === 0 ? tell(gatewayId) : asPlatform(g.t.app, (req) => checkDispute(req, id)))
      await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => run(index).catch(() => undefined)))
      await tell(gatewayId)
      expect(await read(gatewayId)).toMatchObject({ state: 'won', withdrawnMinor: 0, feeMinor: 0, frozenMinor: 0 })
      expect((await since(before)).cost).toBe(0)
    })
  })

  it('keeps in the database what it is about', async () => {
    const { payment } = await paidOrder()
    const { id } = await opened(payment)
    const change = (set: string) => g.t.app.database.sql(`update gateway_disputes set ${set} where id = $1`, [id])
    await expect(change(`gateway_id = 'du_other'`)).rejects.toThrow('stays as it is')
    await expect(change(`movements = '[]'`)).rejects.toThrow('what was booked for it stays')
    await expect(change(`state = 'conceding', decided_at = now(), decided_by_id = client_id`)).rejects.toThrow('gateway_disputes_decided')
    await expect(change('recovered_held_minor = 9999999')).rejects.toThrow('gateway_disputes_amounts')
    expect((await g.t.as('admin', 'GET', '/api/gateway-disputes/totals')).body).toMatchObject({ totals: expect.arrayContaining([expect.objectContaining({ currency: 'USD', of: 'won' })]) })
  })
}
