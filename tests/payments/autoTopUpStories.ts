import { afterAll, describe, expect, it } from '@jest/globals'
import { v7 as uuid } from 'uuid'
import { sealLedger } from '../../src/operations/ledger/sealLedger.ts'
import { queueAutoTopUps } from '../../src/operations/wallets/autoTopUp/queueAutoTopUps.ts'
import { tendAutoTopUp } from '../../src/operations/wallets/autoTopUp/tendAutoTopUp.ts'
import type { GatewayApp } from '../support/gatewayApp.ts'
import { asPlatform } from '../support/ledger.ts'
import { PRICE } from '../support/orderApp.ts'
import { NOW } from '../support/pricedApp.ts'

const PATH = '/api/wallets/me/auto-top-up'
const TERMS = { thresholdMinor: 1_000, amountMinor: 5_000, mostADay: 2 }

/** A wallet that is filled from a saved method whenever it holds too little. */
export const autoTopUpStories = (running: () => GatewayApp): void =>
  describe('a wallet that fills itself', () => {
    type Row = Record<string, string | null>
    const sql = <T extends object = Row>(text: string, values: unknown[] = []) => running().t.app.database.sql<T>(text, values)
    const methodOf = async () => String((await sql(`select id from payment_methods where client_id = $1 and label like 'Visa%' limit 1`, [running().t.ids.client]))[0]!.id)
    const set = (body: object) => running().t.as('client', 'POST', PATH, body)
    const agreed = async (more: object = {}) => {
      const terms = { ...TERMS, method: await methodOf(), ...more }
      const { text } = (await set(terms)).body.details
      return (await set({ ...terms, consent: text })).body
    }
    const read = async () => (await running().t.as('client', 'GET', PATH)).body
    const charges = async () => (await sql(`select p.state from payments p join top_ups t on t.id::text = p.payable_id where t.auto_top_up_id is not null order by p.id`)).map(({ state }) => state)
    const jobs = () => running().t.app.runJobs()
    /** So many days later, with what the worker has done until then. */
    const day = async (days: number) => {
      const { t, stripe } = running()
      stripe.world.clockOffset = Math.floor((NOW.getTime() - Date.now()) / 1_000) + days * 86_400
      t.app.setClock(() => new Date(NOW.getTime() + days * 86_400_000))
      await asPlatform(t.app, queueAutoTopUps)
      await jobs()
    }

    // The worker would have: days pass here.
    afterAll(() => asPlatform(running().t.app, sealLedger).then(() => undefined))

    it('needs the very words of the consent, which are kept', async () => {
      const { t, ...g } = running()
      await g.keepInWallet(t.ids.client, 3_000)
      const method = await methodOf()
      const asked = await set({ ...TERMS, method })
      expect([asked.status, asked.body.code]).toEqual([422, 'consent_needed'])
      expect(asked.body.details.text).toMatch(/^I let inkwell charge Visa •••• 4242 with \$50\.00 whenever my store credit is less than \$10\.00, at most 2 times a day/i)
      expect((await set({ ...TERMS, amountMinor: 9_000, method, consent: asked.body.details.text })).body.code).toBe('consent_needed')
      expect((await set({ ...TERMS, method: uuid() })).body.code).toBe('method_unknown')
      expect((await set({ ...TERMS, amountMinor: 1, method })).body.code).toBe('top_up_too_small')
      expect(await read()).toMatchObject({ isOn: false, consentText: null })
      expect(await agreed()).toMatchObject({ ...TERMS, isOn: true, method, consentText: asked.body.details.text, consentedAt: NOW.toISOString() })
      await jobs()
      expect([await charges(), (await t.as('support', 'GET', '/api/auto-top-ups')).body.docs.length]).toEqual([[], 1])
    })

    it('is charged once, however many look at it at once, and not while it is frozen', async () => {
      const { t, ...g } = running()
      const [{ id }] = await sql('select id from auto_top_ups') as [{ id: string }]
      const order = await g.waiting()
      await g.keepInWallet(t.ids.client, PRICE + 999)
      const freeze = await t.ok(t.as('support', 'POST', '/api/wallet-freezes', { client: t.ids.client, amountMinor: 1, reason: 'To be looked at.' }))
      await g.payment(order.id, { gateway: null, useWallet: true })
      await jobs()
      expect([await charges(), await g.spendable()]).toEqual([[], 998])
      await t.ok(t.as('support', 'POST', `/api/wallet-freezes/${freeze.id}/transitions/lift`, { version: freeze.version, input: { reason: 'Fine.' } }))
      await sql('update auto_top_ups set next_at = null')
      await Promise.all(Array.from({ length: 40 }, () => asPlatform(t.app, (req) => tendAutoTopUp(req, id))))
      await jobs()
      expect([await charges(), await g.spendable(), (await read()).nextAt]).toEqual([['succeeded'], 5_999, null])
      const [topUp] = (await t.as('client', 'GET', '/api/top-ups?limit=1&where[amountMinor][equals]=5000&depth=0')).body.docs
      expect(topUp).toMatchObject({ amountMinor: 5_000, state: 'confirmed', autoTopUp: id })
    })

    it('is charged so many times a day, by the minute’s look where nobody told of it', async () => {
      const { t, ...g } = running()
      for (const [minutes, filled] of [[1, 5_001], [2, 1]] as const) {
        await g.keepInWallet(t.ids.client, 1)
        await day(minutes / 1_440)
        expect(await g.spendable()).toBe(filled)
      }
      expect((await read()).nextAt).toMatch(/^2026-03-03T/)
      await day(1)
      expect([await g.spendable(), await charges()]).toEqual([5_001, ['succeeded', 'succeeded', 'succeeded']])
    })

    it('is switched off after three charges that failed, with a mail, and by its client', async () => {
      const { t, ...g } = running()
      const [{ customer_id: customer }] = await sql('select customer_id from payment_methods limit 1') as [{ customer_id: string }]
      const attached = await (await fetch(`${g.stripe.origin}/v1/payment_methods/pm_card_chargeCustomerFail/attach`, { method: 'POST', headers: { authorization: 'Bearer sk_test_inkwell' }, body: new URLSearchParams({ customer }) })).json() as { id: string }
      const method = uuid()
      await sql(`insert into payment_methods (id, website_id, client_id, gateway, gateway_id, customer_id, label, created_at, updated_at) values ($1, $2, $3, 'stripe', $4, $5, 'Another', $6, $6)`, [method, t.inkwell.id, t.ids.client, attached.id, customer, NOW])
      await g.keepInWallet(t.ids.client, 1)
      expect(await agreed({ method, amountMinor: 6_000 })).toMatchObject({ isOn: true, failedTries: 0 })
      await day(2)
      expect(await read()).toMatchObject({ isOn: true, failedTries: 1, nextAt: expect.stringContaining('T10:00'), declineSentence: expect.any(String) })
      await day(3)
      await day(5)
      expect(await read()).toMatchObject({ isOn: false, failedTries: 3, nextAt: null, offBecause: expect.stringContaining('The charge failed') })
      expect((await sql(`select state from top_ups where amount_minor = 6000`)).map(({ state }) => state)).toEqual(['rejected'])
      expect(await sql(`select "to" from mails where subject like '%not filled by itself%'`)).toEqual([{ to: t.emails.client }])
      await day(6)
      expect((await charges()).slice(3)).toEqual(['failed', 'failed', 'failed'])
      expect(await agreed()).toMatchObject({ isOn: true, offBecause: null })
      expect((await t.as('client', 'DELETE', PATH)).body).toMatchObject({ isOn: false, offBecause: 'Switched off by the client.' })
      await day(7)
      expect([await g.spendable(), (await read()).isOn]).toEqual([1, false])
      await day(0)
    })
  })
