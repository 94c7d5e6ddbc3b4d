import { describe, expect, it } from '@jest/globals'
import { forgetMethod } from '../../src/operations/payments/forgetMethod.ts'
import type { GatewayApp } from '../support/gatewayApp.ts'
import { asPlatform } from '../support/ledger.ts'

/** What becomes of a saved method that its client removes. */
export const methodStories = (running: () => GatewayApp): void =>
  describe('a saved method', () => {
    it('is removed by its client alone, also when it has paid, and forgotten at the gateway', async () => {
      const g = running()
      const { t } = g
      const order = await g.waiting()
      await g.paid(order.id, { saveMethod: true })
      const [{ id, gatewayId, customerId }] = (await t.app.database.sql<{ id: string; gatewayId: string; customerId: string }>(`select id, gateway_id as "gatewayId", customer_id as "customerId" from payment_methods where client_id = $1 order by created_at desc limit 1`, [t.ids.client])) as [{ id: string; gatewayId: string; customerId: string }]
      const attached = async () => ((await (await fetch(`${g.stripe.origin}/v1/payment_methods?customer=${customerId}`, { headers: { authorization: 'Bearer sk_test_inkwell' } })).json()) as { data: { id: string }[] }).data.map((method) => method.id)
      const remove = (who: 'client' | 'client2') => t.as(who, 'DELETE', `/api/payment-methods/${id}`)
      const used = await g.payment((await g.waiting()).id, { method: id })
      expect([used.state, (await remove('client2')).status]).toEqual(['succeeded', 404])

      const open = await g.payment((await g.waiting()).id)
      await t.app.database.sql('update payments set method_id = $1 where id = $2', [id, open.id])
      expect((await remove('client')).body.code).toBe('payment_open')
      await t.app.database.sql('update payments set method_id = null where id = $1', [open.id])

      await g.keepInWallet(t.ids.client, 5_000)
      const terms = { thresholdMinor: 1_000, amountMinor: 5_000, mostADay: 1, method: id }
      const fill = (body: object) => t.as('client', 'POST', '/api/wallets/me/auto-top-up', body)
      expect((await fill({ ...terms, consent: (await fill(terms)).body.details.text })).body.isOn).toBe(true)

      await t.runJobs()
      expect(await attached()).toContain(gatewayId)
      expect((await remove('client')).status).toBe(200)
      await t.runJobs()
      expect(await attached()).not.toContain(gatewayId)
      expect((await g.read(used.id)).method).toBeNull()
      expect((await t.as('client', 'GET', '/api/wallets/me/auto-top-up')).body).toMatchObject({ isOn: false, offBecause: 'The saved method was removed.' })
      for (const again of [gatewayId, 'pm_nobody']) await asPlatform(t.app, (req) => forgetMethod(req, { website: t.inkwell.id, gateway: 'stripe', gatewayId: again }))
    })
  })
