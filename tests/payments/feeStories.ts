import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { PRICE } from '../support/orderApp.ts'
import type { GatewayApp, Payment } from '../support/gatewayApp.ts'

/** 2.9 % of 85.59, and 0.30. */
const FEE = 279
const LABEL = 'Fee for this way of paying'

/** The website lets its clients pay what its gateways keep. */
export const feeStories = (running: () => GatewayApp): void =>
  describe('a fee that clients pay', () => {
    const set = async (data: object) => {
      const { t } = running()
      const { docs } = (await t.as('admin', 'GET', '/api/payment-settings?depth=0')).body
      await t.ok(t.as('admin', 'PATCH', `/api/payment-settings/${docs[0].id}`, data))
    }
    const fees = async () => Number((await running().t.app.database.sql<{ minor: string }>(
      `select coalesce(sum(p.amount_minor), 0) as minor from ledger_postings p join ledger_accounts a on a.id = p.to_id where a.kind = 'fees'`))[0]!.minor)
    const linesOf = async (payable: string) => Object.fromEntries((await running().t.app.database.sql<{ kind: string; lines: { label: string; amountMinor: number }[]; total: string }>(
      'select kind, lines, total_minor as total from papers where payable_id = $1', [payable])).map(({ kind, lines, total }) => [kind, [Number(total), lines.at(-1)]]))

    const linesOnPage = async (session: string) => {
      const answer = await fetch(`${running().stripe.origin}/v1/checkout/sessions/${session}/line_items`, { headers: { authorization: `Bearer ${process.env['STRIPE_SECRET_KEY']}` } })
      return ((await answer.json()) as { data: { description: string; amount_total: number }[] }).data.map(({ description, amount_total: amount }) => [description, amount])
    }

    beforeAll(() => set({ passesStripeFee: true, passesManualFee: true, manualFeeFixedMinor: 150 }))
    afterAll(() => set({ passesStripeFee: false, passesManualFee: false }))

    it('is shown before, paid besides on a line of its own, and does not come back', async () => {
      const { t, ...g } = running()
      const order = await g.waiting()
      const { ways } = (await t.as('client', 'GET', `/api/payments/ways?amountMinor=${PRICE}`)).body
      expect(ways).toMatchObject([{ gateway: 'stripe', fee: { basisPoints: 290, fixedMinor: 30, amountMinor: FEE } }, { gateway: 'manual', fee: { amountMinor: 150 } }])
      const begun = await g.payment(order.id)
      expect(begun).toMatchObject({ totalMinor: PRICE, gatewayMinor: PRICE, surchargeMinor: FEE, surchargeTakenMinor: 0 })
      expect(await linesOnPage(String((await g.read(begun.id, 'support')).gatewayId))).toEqual([[expect.stringContaining('Order '), PRICE], [LABEL, FEE]])
      const before = await fees()
      await g.payOnPage(begun.nextAction!.url)
      expect([await g.sync(begun.id), await g.stateOf(order.id)]).toEqual(['succeeded', 'available'])
      expect([await t.money(order.id), await fees() - before]).toEqual([{ held: PRICE, gateway: PRICE }, FEE])
      // What the gateway keeps of it is what its client paid.
      expect(await g.read(begun.id, 'support')).toMatchObject({ receivedMinor: PRICE + FEE, surchargeTakenMinor: FEE, feeMinor: FEE - 1 })
      await t.app.runJobs()
      const fee = { label: LABEL, amountMinor: FEE }
      expect(await linesOf(order.id)).toEqual({ invoice: [PRICE + FEE, fee], receipt: [PRICE + FEE, fee] })

      const given = (await t.as('client', 'GET', `/api/refunds/entitlement?collection=orders&id=${order.id}`)).body
      expect([given.amountMinor, given.reasons.at(-1)]).toEqual([PRICE, 'The fee of $2.79 for the way of paying does not come back.'])
      await t.move('client', order.id, 'cancel')
      await t.app.runJobs()
      expect([await t.money(order.id), (await linesOf(order.id)).credit_note]).toEqual([{ held: 0, gateway: 0 }, [PRICE, { label: expect.stringContaining('Refund'), amountMinor: PRICE }]])
    })

    it('comes after what is due, is never the wallet’s, and nobody pays it who is not there', async () => {
      const { t, ...g } = running()
      const order = await g.waiting()
      await g.keepInWallet(t.ids.client, 3_000)
      const begun = await g.payment(order.id, { gateway: 'manual', useWallet: true })
      expect([begun.walletMinor, begun.surchargeMinor, begun.nextAction]).toEqual([3_000, 150, expect.objectContaining({ amountMinor: PRICE - 3_000 + 150 })])
      const before = await fees()
      await t.ok(t.as('support', 'POST', `/api/payments/${begun.id}/transitions/confirm`, { version: begun.version, input: { reference: 'bank 20', receivedMinor: PRICE - 3_000 + 100 } }))
      expect([await g.stateOf(order.id), await t.money(order.id), await fees() - before]).toEqual(['available', { held: PRICE, gateway: PRICE - 3_000, client_wallet: 3_000 }, 100])
      await expect(t.app.database.sql('update payments set surcharge_minor = 0 where id = $1', [begun.id])).rejects.toThrow(/what was asked for/)
      await expect(t.app.database.sql('update payments set surcharge_taken_minor = 151 where id = $1', [begun.id])).rejects.toThrow(/payments_surcharge/)
    })

    it('has its tax posted when it is paid, as the invoice states', async () => {
      const { t, ...g } = running()
      const tax = (taxRates: object[]) => t.ok(t.as('admin', 'PATCH', `/api/websites/${t.inkwell.id}`, { papers: { sellerCountry: 'DE', taxRates } }))
      await tax([{ country: 'DE', percent: 19, label: 'VAT' }])
      const order = await g.waiting()
      await tax([])
      const begun = await g.payment(order.id)
      const before = await fees()
      await g.payOnPage(begun.nextAction!.url)
      expect(await g.sync(begun.id)).toBe('succeeded')
      await t.app.runJobs()
      const [posted] = await t.app.database.sql<{ minor: string }>(
        `select sum(p.amount_minor) as minor from ledger_postings p join ledger_accounts a on a.id = p.to_id join ledger_transactions x on x.id = p.transaction_id where a.kind = 'tax' and a.owner_id = 'DE' and x.document_id = $1`, [order.id])
      const [invoice] = await t.app.database.sql<{ total: string; tax: string }>(`select total_minor as total, tax_minor as tax from papers where payable_id = $1 and kind = 'invoice'`, [order.id])
      expect([Number(posted!.minor), await fees() - before, Number(invoice!.total), Number(invoice!.tax)]).toEqual([45, FEE - 45, PRICE + FEE, 1_322 + 45])
    })

    it('is paid besides a top-up, whose wallet gets all of it', async () => {
      const { t, ...g } = running()
      await g.keepInWallet(t.ids.client, 0)
      const { id } = await t.ok(t.as('client', 'POST', '/api/wallets/top-ups', { amountMinor: 2_500, currency: 'USD', gateway: 'stripe' }))
      const begun = (await t.ok(t.as('client', 'POST', '/api/payments', { payable: { collection: 'top-ups', id }, gateway: 'stripe', mode: 'card' }))) as unknown as Payment
      await g.confirmCard(begun.nextAction!.clientSecret)
      await g.sync(begun.id)
      expect([await g.spendable(), (await g.read(begun.id)).surchargeTakenMinor]).toEqual([2_500, 106])
      await t.app.runJobs()
      expect(await linesOf(id)).toEqual({ receipt: [2_606, { label: LABEL, amountMinor: 106 }] })
    })
  })
