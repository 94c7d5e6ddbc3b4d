import { describe, expect, it } from '@jest/globals'
import { asPlatform } from '../support/ledger.ts'
import { PRICE } from '../support/orderApp.ts'
import { asked, control, granted, jobs, paidByCard, papersOf, read, stateOf, t, tell, work, type Row } from '../support/refundApp.ts'

/** Refunds of orders that ended, or whose work was accepted. */
export function endingStories(): void {
  describe('an order that ends', () => {
    it('asks the gateway for what came from there, and tells who waits for a decision', async () => {
      const id = await paidByCard()
      const open = await asked('client', id, { amountMinor: PRICE })
      const running = await granted(await paidByCard(), { amountMinor: 100 })
      await t.move('support', id, 'cancel', { reason: 'Nobody can write it.' })
      await jobs()
      const { docs } = (await t.as('support', 'GET', `/api/refunds?where[payableId][equals]=${id}&depth=0&sort=id`)).body
      expect(docs).toMatchObject([{ id: open.id, state: 'rejected' }, { state: 'succeeded', automatic: 'cancelled', amountMinor: PRICE, gatewayMinor: PRICE, reason: 'The order was cancelled: Nobody can write it.' }])
      expect([await t.money(id), await stateOf(running)]).toEqual([{ held: 0, gateway: 0 }, 'succeeded'])
    })

    it('ends right while a refund runs that fails later', async () => {
      const id = await paidByCard('4000000000005126')
      await t.move('writer', id, 'claim')
      const refund = await granted(id, { amountMinor: 1_000 })
      await t.move('support', id, 'cancel', { reason: 'Over.' })
      await jobs()
      // Half of the price in all: what went back before counts.
      expect(await t.money(id)).toMatchObject({ held: 0, gateway: PRICE / 2 })
      const { parts: [part] } = await read(refund)
      await control(`objects/${part!.gatewayId}/fail`)
      await tell(part!.gatewayId)
      expect([await stateOf(refund), await t.money(id)]).toMatchObject(['failed', { held: 0, gateway: PRICE / 2 + 1_000, client_wallet: -1_000 }])
    })

    it('gives back what was paid in part when it expires', async () => {
      const { id } = await t.bring('awaiting_payment')
      await asPlatform(t.app, async (req) => {
        const { payFromWallet } = await import('../../src/operations/payments/payFromWallet.ts')
        await payFromWallet(req, { website: t.inkwell.id, payable: { collection: 'orders', id }, client: t.ids.client, amountMinor: 80, currency: 'USD', idempotencyKey: `part:${id}`, actor: { id: null } })
      })
      await t.fire(id, 'expire')
      expect(await t.money(id)).toEqual({ held: 0, client_wallet: 0 })
    })
  })

  describe('after the work was accepted', () => {
    const complete = async (): Promise<string> => {
      const id = await paidByCard()
      await work(id)
      await t.move('client', id, 'complete')
      return id
    }

    it('the website bears the refund, or by decision the writer a part of it', async () => {
      const id = await complete()
      const earned = { ...(await t.money(id)) }
      const share = -earned.writer_pending!
      await granted(id, { amountMinor: 1_000 })
      expect(await t.money(id)).toEqual({ ...earned, gateway: PRICE - 1_000, sales: earned.sales! + 1_000 })
      const second = await granted(id, { amountMinor: 1_000 }, { clawBackMinor: 600 })
      expect(await t.money(id)).toEqual({ held: 0, gateway: PRICE - 2_000, sales: earned.sales! + 1_400, writer_pending: -(share - 600) })
      await jobs()
      expect(await read(second)).toMatchObject({ state: 'succeeded', afterEarnedMinor: 1_000, clawedBackMinor: 600 })
      expect(await papersOf(id)).toEqual(['credit_note 1000', 'credit_note 1000', `invoice ${PRICE}`, `receipt ${PRICE}`])

      // What is left of the share clears, and not more.
      const [{ earning }] = await t.app.database.sql<Row>('select id as earning from earnings where payable_id = $1', [id]) as [Row]
      const { transition } = await import('../../src/lib/workflow/transition.ts')
      const { TIMER } = await import('../../src/lib/workflow/actor.ts')
      await asPlatform(t.app, (req) => transition(req, { collection: 'earnings', id: earning!, name: 'clear', version: null, actor: TIMER }))
      const third = await granted(id, { amountMinor: PRICE - 2_000 }, { clawBackMinor: PRICE })
      expect(await read(third)).toMatchObject({ clawedBackMinor: share - 600 })
      expect((await t.money(id)).gateway).toBe(0)
    })

    it('work that is reopened goes on with what is left', async () => {
      const id = await complete()
      await granted(id, { amountMinor: PRICE - 500 })
      await t.move('support', id, 'reopen', { reason: 'Once more.' })
      expect((await t.money(id)).held).toBe(500)
      await t.ok(t.upload('writer', id))
      await t.move('writer', id, 'submit_work')
      await t.move('editor', id, 'approve_review')
      await t.move('client', id, 'complete')
      expect((await t.money(id)).held).toBe(0)
      const earned = await t.app.database.sql<Row>('select state, amount_minor from earnings where payable_id = $1 order by id', [id])
      expect(earned.map(({ state, amount_minor }) => `${state} ${amount_minor}`)).toEqual(['reversed 3726', 'pending 500'])
    })
  })
}
