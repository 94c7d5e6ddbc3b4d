import { beforeAll, describe, expect, it } from '@jest/globals'
import { v7 as uuid } from 'uuid'
import { clientWallet, platformAccount } from '../../src/domain/ledger/accountRef.ts'
import { inTransaction } from '../../src/lib/db/transaction.ts'
import { post } from '../../src/lib/ledger/post.ts'
import { syncPayment } from '../../src/operations/payments/syncPayment.ts'
import { asPlatform } from '../support/ledger.ts'
import type { Who } from '../support/orderApp.ts'
import { control, decide, jobs, papersOf, read, stateOf, t, tell, type Refund } from '../support/refundApp.ts'

/** Money of top-ups that was not spent goes back to where it came from. */
export function topUpStories(): void {
  const ask = (who: Who, id: string, more: object = {}) => t.as(who, 'POST', '/api/refunds', { payable: { collection: 'top-ups', id }, reason: 'Not needed.', ...more })
  const given = async (id: string) => (await t.as('client2', 'GET', `/api/refunds/entitlement?collection=top-ups&id=${id}`)).body
  const inWallet = async (): Promise<number> => (await t.as('client2', 'GET', '/api/wallets/me')).body.balanceMinor
  /** Credit that is given, or taken. */
  const adjust = (amountMinor: number) => {
    const [from, to] = amountMinor > 0 ? [platformAccount('goodwill_cost'), clientWallet(t.ids.client2!)] : [clientWallet(t.ids.client2!), platformAccount('goodwill_cost')]
    return asPlatform(t.app, (req) => inTransaction(req, () => post(req, {
      website: t.inkwell.id, kind: 'adjusted', document: { collection: 'tests', id: uuid() }, actor: { id: null }, idempotencyKey: uuid(), postings: [{ from, to, amountMinor: Math.abs(amountMinor), currency: 'USD' }],
    })))
  }
  const announced = (amountMinor: number, gateway: 'stripe' | 'manual') => t.ok(t.as('client2', 'POST', '/api/wallets/top-ups', { amountMinor, currency: 'USD', gateway }))
  const byCard = async (amountMinor: number, number = '4242424242424242'): Promise<string> => {
    const { id } = await announced(amountMinor, 'stripe')
    const begun = (await t.ok(t.as('client2', 'POST', '/api/payments', { payable: { collection: 'top-ups', id }, gateway: 'stripe' }))) as unknown as { id: string; nextAction: { url: string } }
    await fetch(begun.nextAction.url, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ number, expiry: '12 / 34', cvc: '123', email: 'c@example.com', name: 'C' }) })
    expect(await asPlatform(t.app, (req) => syncPayment(req, begun.id))).toBe('succeeded')
    return id
  }
  const granted = async (id: string, more: object = {}): Promise<string> => {
    const refund = (await t.ok(ask('client2', id, more))) as Refund
    await t.ok(decide('admin', refund.id, 'approve'))
    await jobs()
    return refund.id
  }

  describe('a top-up', () => {
    beforeAll(async () => adjust(-(await inWallet())))

    it('that is not spent goes back to its card, in parts, with a credit note of its receipt', async () => {
      const id = await byCard(6_000)
      expect(await given(id)).toMatchObject({ stage: 'unspent', percent: 100, amountMinor: 6_000, paidMinor: 6_000, reasons: ['$60.00 was topped up. What is not spent can go back to where it came from.'] })
      expect([(await ask('client', id)).status, (await ask('writer', id)).status]).toEqual([404, 403])
      const first = await granted(id, { amountMinor: 1_500 })
      expect(await read(first)).toMatchObject({ state: 'succeeded', gatewayMinor: 1_500, walletMinor: 0, bonusMinor: 0, parts: [{ to: 'gateway', gateway: 'stripe', gatewayId: expect.stringMatching(/^re_/), intentId: expect.stringMatching(/^pi_/) }] })
      expect([await inWallet(), (await given(id)).leftMinor, (await given(id)).reasons[1]]).toEqual([4_500, 4_500, '$15.00 went back before.'])
      expect(await papersOf(id)).toEqual(['credit_note 1500', 'receipt 6000'])
      const rest = await granted(id)
      expect([await stateOf(rest), await inWallet(), (await ask('client2', id)).body.code]).toEqual(['succeeded', 0, 'refund_nothing_due'])
    })

    it('gives back no more than is left of it: not what was spent, given or frozen, and not to the wallet', async () => {
      const id = await byCard(6_000)
      const refund = (await t.ok(ask('client2', id))) as Refund
      expect((await decide('admin', refund.id, 'approve', { to: 'wallet' })).body.code).toBe('invalid_input')
      await adjust(5_000)
      await adjust(-2_000)
      expect([await inWallet(), (await decide('admin', refund.id, 'approve')).body]).toEqual([9_000, expect.objectContaining({ code: 'refund_exceeds_paid', details: { amountMinor: 6_000, leftMinor: 4_000 } })])
      const freeze = await t.ok(t.as('support', 'POST', '/api/wallet-freezes', { client: t.ids.client2, amountMinor: 8_000, reason: 'To be looked at.' }))
      expect(await given(id)).toMatchObject({ leftMinor: 1_000, reasons: expect.arrayContaining(['$20.00 of it was spent.', 'Not more than the $10.00 that is in the wallet and not frozen.']) })
      await t.ok(t.as('support', 'POST', `/api/wallet-freezes/${freeze.id}/transitions/lift`, { version: freeze.version, input: { reason: 'Fine.' } }))
      await t.ok(decide('client2' as Who, refund.id, 'withdraw'))
      expect(await stateOf(await granted(id))).toBe('succeeded')
      expect(await inWallet()).toBe(5_000)
      await adjust(-5_000)
    })

    it('whose card takes nothing any more is in the wallet again, and its receipt counts again', async () => {
      const id = await byCard(2_000, '4000000000005126')
      const refund = await granted(id)
      const { parts: [part] } = await read(refund)
      expect([part!.gatewayId, await inWallet()]).toEqual([expect.stringMatching(/^re_/), 0])
      await control(`objects/${part!.gatewayId}/fail`)
      expect(await tell(part!.gatewayId)).toBe(true)
      await jobs()
      expect([await stateOf(refund), await inWallet(), (await given(id)).leftMinor]).toEqual(['failed', 2_000, 2_000])
      expect(await papersOf(id)).toEqual(['credit_note 2000', 'receipt 2000', 'receipt 2000'])
      await adjust(-2_000)
    })

    it('by a transfer is sent back by staff, and asked for at once by many it goes once', async () => {
      const { id, version } = await announced(3_000, 'manual')
      expect((await ask('client2', id)).body.code).toBe('refund_nothing_due')
      await t.ok(t.as('support', 'POST', `/api/top-ups/${id}/transitions/confirm`, { version, input: { reference: 'bank 31' } }))
      const refunds = [(await t.ok(ask('client2', id, { amountMinor: 2_000 }))) as Refund, (await t.ok(ask('client2', id, { amountMinor: 1_000 }))) as Refund]
      await adjust(-500)
      const answers = await Promise.all(refunds.flatMap(({ id: refund }) => Array.from({ length: 5 }, () => decide('admin', refund, 'approve'))))
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
      await jobs()
      const approved = answers.find(({ status }) => status === 200)!.body.doc as Refund
      expect(await stateOf(approved.id)).toBe('processing')
      await t.ok(decide('support', approved.id, 'mark_sent', { reference: 'bank 32' }))
      expect([await stateOf(approved.id), await inWallet()]).toEqual(['succeeded', 2_500 - approved.amountMinor])
      await t.ok(decide('support', approved.id, 'mark_returned', { reason: 'The account is closed.' }))
      expect(await inWallet()).toBe(2_500)
    })
  })
}
