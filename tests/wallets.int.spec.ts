import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { v7 as uuid } from 'uuid'
import { clientBonus, gatewayAccount } from '../src/domain/ledger/accountRef.ts'
import { inTransaction } from '../src/lib/db/transaction.ts'
import { sealLedger } from '../src/operations/ledger/sealLedger.ts'
import { verifyLedger } from '../src/operations/ledger/verifyLedger.ts'
import { payFromWallet } from '../src/operations/payments/payFromWallet.ts'
import { refundHeld } from '../src/operations/payments/refundHeld.ts'
import { freezeWallet, liftFreezesOf } from '../src/operations/wallets/freezeWallet.ts'
import { asPlatform, makePayable, refusalOf, SYSTEM_ACTOR } from './support/ledger.ts'
import { until } from './support/until.ts'
import { startWalletApp, type Staff, type WalletApp } from './support/walletApp.ts'

let w: WalletApp
beforeAll(async () => {
  w = await startWalletApp()
})
afterAll(async () => {
  await asPlatform(w.app, sealLedger)
  expect(await asPlatform(w.app, verifyLedger)).toEqual([])
  await w.app.stop()
})

describe('a freeze', () => {
  it('of the whole wallet lets nothing out, bonus credit neither, and money still in', async () => {
    const id = await w.client()
    await w.bonus(200)
    const frozen = await w.freeze()
    expect(frozen).toMatchObject({ state: 'active', code: expect.stringMatching(/^F-/), currency: 'USD' })
    expect(await refusalOf(w.spend(1))).toBe('wallet_frozen')
    expect(await refusalOf(w.spend(9_999))).toBe('insufficient_funds')
    await w.books.fill(500, id)
    expect(await w.wallet()).toMatchObject({ balanceMinor: 1_500, bonusMinor: 200, spendableMinor: 0, isFrozen: true, frozenMinor: 1_500 })

    expect((await w.move('support', 'wallet-freezes', frozen.id, 'lift')).status).toBe(400)
    expect(await w.doc(w.move('support', 'wallet-freezes', frozen.id, 'lift', { reason: 'All is well' }))).toMatchObject({ state: 'lifted', liftedBecause: 'All is well', decidedBy: w.people.support.id })
    await w.spend(1_700)
    expect(await w.credit()).toBe(0)
  })

  it('of an amount leaves the rest, and of a part payment takes no more', async () => {
    await w.client()
    await w.freeze(300)
    await w.freeze(200)
    expect(await w.wallet()).toMatchObject({ balanceMinor: 1_000, spendableMinor: 500, isFrozen: false, frozenMinor: 500 })
    await expect(w.spend(501)).rejects.toMatchObject({ code: 'wallet_frozen', details: { amountMinor: 501, availableMinor: 500 } })
    expect(await w.spend(800, { isPartAllowed: true })).toMatchObject({ paidMinor: 500, remainingDueMinor: 300 })
    expect(await refusalOf(w.spend(100, { isPartAllowed: true }))).toBe('wallet_frozen')
    expect(await w.credit()).toBe(500)
  })

  it('for a cause stands once and is lifted by its name', async () => {
    const id = await w.client()
    const cause = { collection: 'disputes', id: uuid() }
    const dispute = () => asPlatform(w.app, (req) => freezeWallet(req, { website: w.books.website, client: id, amountMinor: 700, reason: 'The top-up is disputed', cause }))
    await dispute()
    await dispute()
    expect((await w.wallet()).spendableMinor).toBe(300)
    await asPlatform(w.app, (req) => liftFreezesOf(req, { website: w.books.website, cause, reason: 'Won' }))
    expect((await w.wallet()).spendableMinor).toBe(1_000)
  })

  it('is staff’s to make, for clients of the website, and nobody changes one', async () => {
    await w.client()
    const body = { client: w.people.client.id, reason: 'Because' }
    expect((await w.call('client', 'POST', '/api/wallet-freezes', body)).status).toBe(403)
    expect((await w.call('support', 'POST', '/api/wallet-freezes', { ...body, client: w.people.admin.id })).body.code).toBe('invalid_input')
    expect((await w.call('support', 'POST', '/api/wallet-freezes', { ...body, amountMinor: -5 })).status).toBe(400)
    const { id } = await w.freeze(5)
    await expect(w.app.database.sql('update wallet_freezes set amount_minor = 1 where id = $1', [id])).rejects.toThrow('stays as it is')
  })
})

describe('a spending limit', () => {
  const limit = (spendingPerDayMinor: number | null, spendingPerMonthMinor: number | null = null) =>
    w.doc(w.call('support', 'POST', '/api/client-profiles', { user: w.people.client.id, spendingPerDayMinor, spendingPerMonthMinor }))

  it('counts what was paid in the website’s own day and month, less what came back of it', async () => {
    w.setTime('2026-03-30T15:00:00Z')
    await w.client(10_000)
    await limit(500, 900)
    const payable = makePayable()
    await w.spend(400, { payable })
    await expect(w.spend(101)).rejects.toMatchObject({ code: 'spending_limit_reached', details: { period: 'day', limitMinor: 500, spentMinor: 400, leftMinor: 100, renewsAt: '2026-03-31T04:00:00.000Z' } })
    await asPlatform(w.app, (req) => refundHeld(req, { website: w.books.website, payable, amountMinor: 150, currency: 'USD', idempotencyKey: uuid(), actor: SYSTEM_ACTOR }))
    await w.spend(250)
    expect(await w.wallet()).toMatchObject({ spendableMinor: 0, limits: [{ period: 'day', spentMinor: 500, leftMinor: 0 }, { period: 'month', spentMinor: 500, leftMinor: 400 }] })

    w.setTime('2026-03-31T12:00:00Z')
    // Of a payment of the day before: no room for more.
    await asPlatform(w.app, (req) => refundHeld(req, { website: w.books.website, payable, amountMinor: 50, currency: 'USD', idempotencyKey: uuid(), actor: SYSTEM_ACTOR }))
    await expect(w.spend(451)).rejects.toMatchObject({ details: { period: 'month', spentMinor: 450, leftMinor: 450, renewsAt: '2026-04-01T04:00:00.000Z' } })
    expect(await w.spend(900, { isPartAllowed: true })).toMatchObject({ paidMinor: 450 })
    w.setTime('2026-04-01T04:00:00Z')
    await w.spend(500)
    expect((await w.wallet()).limits[1]).toMatchObject({ period: 'month', spentMinor: 500, leftMinor: 400 })
  })

  it('answers a repeated payment though it is reached', async () => {
    await w.client()
    await w.bonus(200)
    await limit(300)
    const again = { payable: makePayable(), idempotencyKey: uuid() }
    await w.spend(300, again)
    expect((await w.spend(300, again)).transaction.isReplay).toBe(true)
    expect(await refusalOf(w.spend(1))).toBe('spending_limit_reached')
    expect(await w.credit()).toBe(900)
  })

  it('is set by staff, and read by the client', async () => {
    await w.client()
    const profile = await limit(300)
    await w.call('client', 'PATCH', `/api/client-profiles/${profile.id}`, { spendingPerDayMinor: 999_999, company: 'Ink' })
    expect((await w.call('client', 'GET', `/api/client-profiles/${profile.id}`)).body).toMatchObject({ company: 'Ink', spendingPerDayMinor: 300 })
    expect((await w.call('support', 'PATCH', `/api/client-profiles/${profile.id}`, { spendingPerDayMinor: -1 })).status).toBe(400)
  })
})

describe('a withdrawal', () => {
  const ask = (amountMinor: number, as: Staff = 'support') => w.doc(w.call(as, 'POST', '/api/withdrawals', { client: w.people.client.id, amountMinor, payTo: 'Nina, DE02 1203 0000 0000 2020 51', reason: 'Asked for it' }))

  it('leaves the wallet when it is approved, is sent with its reference, and comes back', async () => {
    await w.client()
    const gateway = await w.books.balance(gatewayAccount('manual'))
    const { id } = await ask(600)
    expect(await w.doc(w.move('admin', 'withdrawals', id, 'approve'))).toMatchObject({ state: 'approved', decidedBy: w.people.admin.id })
    expect([await w.credit(), (await w.books.balance(gatewayAccount('manual'))) - gateway]).toEqual([400, 600])
    expect((await w.move('support', 'withdrawals', id, 'mark_sent')).status).toBe(400)
    expect(await w.doc(w.move('support', 'withdrawals', id, 'mark_sent', { reference: 'SEPA 77' }))).toMatchObject({ state: 'sent', reference: 'SEPA 77', sentBy: w.people.support.id })
    expect(await w.doc(w.move('support', 'withdrawals', id, 'take_back', { reason: 'The account is closed' }))).toMatchObject({ state: 'returned', decision: 'The account is closed' })
    expect([await w.credit(), (await w.books.balance(gatewayAccount('manual'))) - gateway]).toEqual([1_000, 0])
    expect((await w.call('client', 'GET', '/api/wallets/me/statement')).body.lines.map(({ kind }: { kind: string }) => kind)).toEqual(['adjusted', 'withdrawn', 'topped_up'])
  })

  it('takes no bonus credit and nothing frozen', async () => {
    const id = await w.client(500)
    await w.bonus(900)
    const [tooMuch, inPart] = [await ask(501), await ask(500)]
    expect((await w.move('admin', 'withdrawals', tooMuch.id, 'approve')).body.code).toBe('insufficient_funds')
    await w.freeze(1)
    expect((await w.move('admin', 'withdrawals', inPart.id, 'approve')).body).toMatchObject({ code: 'wallet_frozen' })
    expect([await w.credit(), await w.books.balance(clientBonus(id))]).toEqual([500, 900])
    expect(await w.doc(w.move('admin', 'withdrawals', inPart.id, 'reject', { reason: 'Frozen' }))).toMatchObject({ state: 'rejected', decision: 'Frozen' })
  })

  it('above the limit needs a second person, whichever way somebody comes', async () => {
    await w.client(100_000)
    const { id } = await ask(50_000, 'admin')
    expect((await w.move('admin', 'withdrawals', id, 'approve')).body.code).toBe('second_person_needed')
    const byHand = w.app.database.sql(
      `update withdrawals set state = 'approved', decided_by_id = requested_by_id, transaction_id = (select id from ledger_transactions limit 1) where id = $1`, [id])
    await expect(byHand).rejects.toThrow('withdrawals_four_eyes')
    await expect(w.app.database.sql('update withdrawals set limit_minor = 90000 where id = $1', [id])).rejects.toThrow('stays as it is')
    expect((await w.move('admin2', 'withdrawals', id, 'approve')).status).toBe(200)
    expect((await w.call('client', 'GET', '/api/withdrawals')).status).toBe(403)
  })
})

describe('bonus credit', () => {
  const ask = (body: object, as: Staff = 'support') => w.call(as, 'POST', '/api/bonus-credits', { client: w.people.client.id, reason: 'For the delay', ...body })

  it('is spent first, until its day', async () => {
    await w.client(0)
    const expiresAt = '2026-04-09T12:00:00.000Z'
    const { id } = await w.doc(ask({ amountMinor: 800, expiresAt }))
    expect(await w.doc(w.move('admin', 'bonus-credits', id, 'approve'))).toMatchObject({ state: 'approved' })
    expect(await w.wallet()).toMatchObject({ balanceMinor: 0, bonusMinor: 800, bonusLots: [{ remainingMinor: 800, expiresAt }] })
    expect(await w.spend(300)).toMatchObject({ bonusMinor: 300, walletMinor: 0 })
  })

  it('is refused when its day has come, and above the limit without a second person', async () => {
    w.setTime('2026-04-02T12:00:00Z')
    await w.client(0)
    expect((await ask({ amountMinor: 1, expiresAt: '2020-01-01T00:00:00Z' })).body.code).toBe('bonus_expired')
    const soon = await w.doc(ask({ amountMinor: 100, expiresAt: '2026-04-02T12:01:00.000Z' }))
    w.setTime('2026-04-02T12:02:00Z')
    expect((await w.move('admin', 'bonus-credits', soon.id, 'approve')).body.code).toBe('bonus_expired')
    const large = await w.doc(ask({ amountMinor: 50_000 }, 'admin'))
    expect((await w.move('admin', 'bonus-credits', large.id, 'approve')).body.code).toBe('second_person_needed')
    await expect(w.app.database.sql(`update bonus_credits set state = 'approved', decided_by_id = requested_by_id, transaction_id = (select id from ledger_transactions limit 1) where id = $1`, [large.id])).rejects.toThrow('bonus_credits_four_eyes')
    expect((await w.move('admin2', 'bonus-credits', large.id, 'approve')).status).toBe(200)
  })
})

describe('at the same moment', () => {
  const [ROUNDS, AT_ONCE] = [5, 12]
  const atOnce = <T>(work: (index: number) => Promise<T>) => Promise.all(Array.from({ length: AT_ONCE }, (_, index) => work(index)))

  it('spend no more than the limit', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      await w.client(100_000)
      await w.doc(w.call('support', 'POST', '/api/client-profiles', { user: w.people.client.id, spendingPerDayMinor: 1_000 + round }))
      const outcomes = await atOnce(() => refusalOf(w.spend(300)))
      expect(outcomes.filter((outcome) => outcome === 'none')).toHaveLength(3)
      expect(outcomes.filter((outcome) => outcome === 'spending_limit_reached')).toHaveLength(AT_ONCE - 3)
      expect(await w.credit()).toBe(100_000 - 900)
    }
  })

  it('a freeze waits for a payment that is under way', async () => {
    const id = await w.client(1_000)
    const order: string[] = []
    const freezeIt = () => asPlatform(w.app, (req) => freezeWallet(req, { website: w.books.website, client: id, amountMinor: null, reason: 'Now', cause: makePayable() })).then(() => order.push('frozen'))
    const isWaitedFor = async () => (await w.app.database.sql(`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).length > 0
    const freezing = await asPlatform(w.app, (req) =>
      inTransaction(req, async () => {
        await payFromWallet(req, { website: w.books.website, client: id, payable: makePayable(), amountMinor: 100, currency: 'USD', idempotencyKey: uuid(), actor: SYSTEM_ACTOR })
        const begun = { work: freezeIt() }
        await until(isWaitedFor)
        order.push('paid')
        return begun
      }),
    )
    await freezing.work
    expect(order).toEqual(['paid', 'frozen'])
  })

  it('nothing is spent after a freeze was made', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const id = await w.client(100_000)
      const frozen = { at: Number.POSITIVE_INFINITY }
      const outcomes = await atOnce(async (index) => {
        if (index !== 3) return refusalOf(w.spend(100))
        await asPlatform(w.app, (req) => freezeWallet(req, { website: w.books.website, client: id, amountMinor: null, reason: 'Now', cause: makePayable() }))
        frozen.at = await w.credit()
        return 'frozen'
      })
      // What was there when the freeze was committed is there still: nobody slipped through behind it.
      expect(await w.credit()).toBe(frozen.at)
      const spent = outcomes.filter((outcome) => outcome === 'none').length
      expect(100_000 - 100 * spent).toBe(frozen.at)
      expect(outcomes.filter((outcome) => outcome === 'wallet_frozen')).toHaveLength(AT_ONCE - 1 - spent)
    }
  })
})
