import { describe, expect, it } from '@jest/globals'
import { v7 as uuid } from 'uuid'
import { GatewayError } from '../../src/domain/gateways/GatewayError.ts'
import type { Gateway, GatewayRefund } from '../../src/domain/gateways/gateway.ts'
import { manualGateway } from '../../src/lib/gateways/manualGateway.ts'
import { askWaiting } from '../../src/operations/refunds/askWaiting.ts'
import { sendRefund } from '../../src/operations/refunds/sendRefund.ts'
import { asPlatform } from '../support/ledger.ts'
import { PRICE } from '../support/orderApp.ts'
import { NOW } from '../support/pricedApp.ts'
import { ask, control, decide, entitled, granted, jobs, paidByCard, papersOf, read, refundsAtStripe, stateOf, stripe, t, tell, type Row } from '../support/refundApp.ts'

const MINUTE_MS = 60_000

/** What becomes of a refund at the gateway and at the bank. */
export function gatewayStories(): void {
  describe('a refund through the gateway', () => {
    it('goes back in parts, and what is left of the order goes on', async () => {
      const id = await paidByCard()
      const first = await granted(id, { amountMinor: 3_000 })
      expect([await stateOf(first), await t.money(id)]).toEqual(['approved', { held: PRICE - 3_000, gateway: PRICE - 3_000 }])
      await jobs()
      expect(await read(first)).toMatchObject({ state: 'succeeded', gatewayMinor: 3_000, walletMinor: 0, parts: [{ state: 'succeeded', amountMinor: 3_000, gatewayId: expect.stringMatching(/^re_/) }] })
      const rest = await granted(id)
      await jobs()
      expect([await stateOf(rest), await t.money(id)]).toEqual(['succeeded', { held: 0, gateway: 0 }])
      expect((await ask('client', id, { amountMinor: 1 })).body.code).toBe('refund_exceeds_paid')
      expect((await refundsAtStripe()).map(({ amount }) => amount)).toEqual(expect.arrayContaining([3_000, PRICE - 3_000]))
    })

    it('asks for one part once, whatever happens to the line', async () => {
      const id = await paidByCard()
      const before = (await refundsAtStripe()).length
      const refund = await granted(id, { amountMinor: 777 })
      await control('faults', { kind: 'reply_lost', path: '/v1/refunds', times: 3 })
      await expect(asPlatform(t.app, (req) => sendRefund(req, refund))).rejects.toThrow(GatewayError)
      expect(await stateOf(refund)).toBe('processing')
      await fetch(`${stripe.origin}/_sim/faults`, { method: 'DELETE' })
      t.app.setClock(() => new Date(NOW.getTime() + 2 * MINUTE_MS))
      expect(await asPlatform(t.app, askWaiting)).toBeGreaterThan(0)
      await jobs()
      await Promise.all([1, 2, 3].map(() => asPlatform(t.app, (req) => sendRefund(req, refund))))
      t.app.setClock(() => NOW)
      expect([await stateOf(refund), (await refundsAtStripe()).length]).toEqual(['succeeded', before + 1])
    })

    it('that waits at the gateway ends when the gateway says so', async () => {
      const id = await paidByCard('4000000000007726')
      const refund = await granted(id, { amountMinor: 500 })
      await jobs()
      const { state, parts: [part] } = await read(refund)
      expect([state, part!.state]).toEqual(['processing', 'processing'])
      await control(`objects/${part!.gatewayId}/complete`)
      expect([await tell(part!.gatewayId), await tell(part!.gatewayId), await tell('re_unknown')]).toEqual([true, true, false])
      expect(await stateOf(refund)).toBe('succeeded')
    })

    it('is finished by a message that comes before the answer to its request was written down', async () => {
      const id = await paidByCard()
      const [refund, other] = [await granted(id, { amountMinor: 700 }), uuid()]
      expect([await tell('re_unknown', `${other}:0`), await tell('re_unknown', `${refund}:0`), await stateOf(refund)]).toEqual([false, true, 'succeeded'])
      await jobs()
      expect((await refundsAtStripe()).filter(({ amount }) => amount === 700)).toHaveLength(1)
    })

    it('that fails late is held again, and can be given back another way', async () => {
      const id = await paidByCard('4000000000005126')
      const refund = await granted(id, { amountMinor: 2_000 })
      await jobs()
      const { parts: [part] } = await read(refund)
      await control(`objects/${part!.gatewayId}/fail`)
      for (let times = 0; times < 2; times += 1) await tell(part!.gatewayId)
      expect([await stateOf(refund), await t.money(id), (await entitled(id)).leftMinor]).toEqual(['failed', { held: PRICE, gateway: PRICE }, PRICE])
      await jobs()
      const mails = await t.app.database.sql<Row>(`select "to" from mails where subject like '%did not arrive%' or subject like 'Refund F-%failed'`)
      expect(mails.map((mail) => mail.to)).toEqual(expect.arrayContaining([t.emails.client, t.emails.admin]))
      expect((await t.as('client', 'GET', `/api/orders/${id}`)).body).toMatchObject({ paidMinor: PRICE, refundedMinor: 0, paymentStatus: 'paid' })

      const again = await granted(id, { amountMinor: 2_000 }, { to: 'wallet' })
      await jobs()
      expect([await stateOf(again), await t.money(id)]).toEqual(['succeeded', { held: PRICE - 2_000, gateway: PRICE, client_wallet: -2_000 }])
    })

    it('that the gateway refuses is store credit where the order has ended', async () => {
      const id = await paidByCard()
      await t.move('client', id, 'cancel')
      const [{ refund }] = await t.app.database.sql<Row>(`select id as refund from refunds where payable_id = $1`, [id]) as [Row]
      const refusing = { ...manualGateway, refund: async (): Promise<GatewayRefund> => Promise.reject(new GatewayError('refused', 'The charge is too old.')) } as Gateway
      await asPlatform(t.app, (req) => sendRefund(req, refund!, async () => refusing))
      expect(await read(refund!)).toMatchObject({ state: 'failed', parts: [{ state: 'failed', reason: 'The charge is too old.' }] })
      expect(await t.money(id)).toEqual({ held: 0, gateway: PRICE, client_wallet: -PRICE })
      await jobs()
      expect(await papersOf(id)).toEqual([`credit_note ${PRICE}`, `invoice ${PRICE}`, `receipt ${PRICE}`])
    })

    it('is not believed when the gateway speaks of another amount', async () => {
      const id = await paidByCard()
      const refund = await granted(id, { amountMinor: 400 })
      const lying = { ...manualGateway, refund: async () => ({ id: 're_x', intentId: 'pi', step: 'succeeded', amountMinor: 401, currency: 'USD', reason: null }) } as unknown as Gateway
      await expect(asPlatform(t.app, (req) => sendRefund(req, refund, async () => lying))).rejects.toThrow('but the gateway')
      expect(await stateOf(refund)).toBe('processing')
      await jobs()
      expect(await stateOf(refund)).toBe('succeeded')
    })
  })

  describe('a bank transfer', () => {
    it('is sent back by staff, and may come back', async () => {
      const { id } = await t.bring('awaiting_payment')
      const begun = (await t.ok(t.as('client', 'POST', '/api/payments', { payable: { collection: 'orders', id }, gateway: 'manual' }))) as unknown as { id: string; version: number }
      const [{ version }] = await t.app.database.sql<Row>('select version from payments where id = $1', [begun.id]) as [Row]
      await t.ok(t.as('support', 'POST', `/api/payments/${begun.id}/transitions/confirm`, { version: Number(version), input: { reference: 'SEPA 9', receivedMinor: PRICE } }))
      const [{ state }] = await t.app.database.sql<Row>('select state from payments where id = $1', [begun.id]) as [Row]
      if (state === 'processing') {
        const [now] = await t.app.database.sql<Row>('select version from payments where id = $1', [begun.id]) as [Row]
        await t.ok(t.as('admin', 'POST', `/api/payments/${begun.id}/transitions/approve`, { version: Number(now.version) }))
      }
      const refund = await granted(id, { amountMinor: 1_500 })
      await jobs()
      expect(await stateOf(refund)).toBe('processing')
      await t.ok(decide('support', refund, 'mark_sent', { reference: 'SEPA 10' }))
      await t.ok(decide('admin', refund, 'mark_returned', { reason: 'The account is closed.' }))
      expect([await stateOf(refund), await t.money(id)]).toEqual(['failed', { held: PRICE, gateway: PRICE }])
      const byCard = await granted(await paidByCard(), { amountMinor: 100 })
      await jobs()
      expect((await decide('admin', byCard, 'mark_returned', { reason: 'x' })).body.code).toBe('refund_not_by_hand')
    })
  })
}
