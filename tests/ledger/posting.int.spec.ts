import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { v7 as uuid } from 'uuid'
import { clientBonus, clientWallet, gatewayAccount, heldFunds, platformAccount, writerPending } from '../../src/domain/ledger/accountRef.ts'
import { earned } from '../../src/domain/ledger/recipes/earned.ts'
import { toppedUp } from '../../src/domain/ledger/recipes/toppedUp.ts'
import { inTransaction } from '../../src/lib/db/transaction.ts'
import { balanceAsOf } from '../../src/lib/ledger/balanceOf.ts'
import { post } from '../../src/lib/ledger/post.ts'
import { grantBonus } from '../../src/operations/ledger/grantBonus.ts'
import { lapseBonus } from '../../src/operations/ledger/lapseBonus.ts'
import { rollUp } from '../../src/operations/ledger/rollUp.ts'
import { sealLedger } from '../../src/operations/ledger/sealLedger.ts'
import { verifyLedger } from '../../src/operations/ledger/verifyLedger.ts'
import { refundHeld } from '../../src/operations/payments/refundHeld.ts'
import { type TestApp, startApp } from '../support/app.ts'
import { asPlatform, type Books, makeBooks, makePayable, refusalOf, SYSTEM_ACTOR } from '../support/ledger.ts'

let app: TestApp
let books: Books
const usd = { currency: 'USD' }

beforeAll(async () => {
  app = await startApp()
  books = await makeBooks(app)
})
afterAll(async () => app.stop())

describe('a transaction', () => {
  it('is posted inside a database transaction only', async () => {
    const posting = asPlatform(app, (req) =>
      post(req, {
        website: books.website, kind: 'topped_up', document: makePayable(), actor: SYSTEM_ACTOR, idempotencyKey: uuid(),
        postings: toppedUp({ client: books.client, gateway: 'manual', amountMinor: 1, ...usd }),
      }),
    )
    await expect(posting).rejects.toThrow('needs an open transaction')
  })

  it('leaves the balance on both accounts, and on its postings', async () => {
    const own = await makeBooks(app)
    const { id } = await own.fill(700)
    expect(await own.wallet()).toBe(700)
    expect(await own.balance(gatewayAccount('manual'))).toBe(-700)
    const [posting] = await app.database.sql('select from_balance_minor, to_balance_minor from ledger_postings where transaction_id = $1', [id])
    expect(posting).toEqual({ from_balance_minor: null, to_balance_minor: 700 })
  })

  it('is all or none: a later posting that is not covered undoes the earlier ones', async () => {
    const own = await makeBooks(app)
    await own.fill(100)
    const both = toppedUp({ client: own.client, gateway: 'manual', amountMinor: 50, ...usd })
    const missing = { from: clientBonus(own.client), to: platformAccount('breakage'), amountMinor: 1, ...usd }
    expect(await refusalOf(own.postAny([...both, missing]))).toBe('insufficient_funds')
    expect(await own.wallet()).toBe(100)
  })

  it('answers the first one under the same key, also when the balance no longer covers it, and refuses another content', async () => {
    const own = await makeBooks(app)
    await own.fill(100)
    const payable = makePayable()
    const first = await own.pay(100, { payable, idempotencyKey: 'pay' })
    const again = await own.pay(100, { payable, idempotencyKey: 'pay' })
    expect(again).toMatchObject({ walletMinor: 100, remainingDueMinor: 0, transaction: { id: first.transaction.id, isReplay: true } })
    expect(await refusalOf(own.pay(99, { payable, idempotencyKey: 'pay' }))).toBe('idempotency_key_reused')
    expect([await own.wallet(), await own.held(payable)]).toEqual([0, 100])
  })

  it('keeps its key to its website', async () => {
    const [one, other] = [await makeBooks(app), await makeBooks(app)]
    await one.postAny(toppedUp({ client: one.client, gateway: 'manual', amountMinor: 5, ...usd }), 'same')
    await other.postAny(toppedUp({ client: other.client, gateway: 'manual', amountMinor: 6, ...usd }), 'same')
    expect([await one.wallet(), await other.wallet()]).toEqual([5, 6])
  })
})

describe('at the same moment', () => {
  it('50 payments of one wallet never overdraw it', async () => {
    const own = await makeBooks(app)
    await own.fill(1_000)
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => refusalOf(own.pay(70))))
    expect(outcomes.filter((outcome) => outcome === 'none')).toHaveLength(14)
    expect(outcomes.filter((outcome) => outcome === 'insufficient_funds')).toHaveLength(36)
    expect(await own.wallet()).toBe(20)
  })

  it('50 uses of one key move money once', async () => {
    const own = await makeBooks(app)
    await own.fill(5_000)
    const payable = makePayable()
    const paid = await Promise.all(Array.from({ length: 50 }, () => own.pay(100, { payable, idempotencyKey: 'once' })))
    expect(new Set(paid.map(({ transaction }) => transaction.id)).size).toBe(1)
    expect([await own.wallet(), await own.held(payable)]).toEqual([4_900, 100])
  })

  it('50 transfers back and forth between two accounts all end, and none is lost', async () => {
    const own = await makeBooks(app)
    const [a, b] = [writerPending(own.client), clientWallet(own.client)]
    await own.postAny([{ from: platformAccount('goodwill_cost'), to: a, amountMinor: 1_000, ...usd }])
    await own.fill(1_000)
    const moves = Array.from({ length: 50 }, (_, index) => own.postAny([{ ...(index % 2 ? { from: a, to: b } : { from: b, to: a }), amountMinor: 1 + index, ...usd }]))
    await Promise.all(moves)
    expect((await own.balance(a)) + (await own.balance(b))).toBe(2_000)
  })

  it('a payment waits for nobody who holds an account of the platform', async () => {
    const own = await makeBooks(app)
    await own.fill(100)
    const holder = new pg.Client({ connectionString: app.database.url })
    await holder.connect()
    try {
      await holder.query(`begin; select * from ledger_accounts where website_id = '${own.website}' and not bounded for update`)
      await own.fill(50)
      expect(await own.wallet()).toBe(150)
    } finally {
      await holder.end()
    }
  })
})

describe('bonus credit', () => {
  const grant = (own: Books, amountMinor: number, expiresAt: Date | null) =>
    asPlatform(app, (req) =>
      grantBonus(req, { website: own.website, client: own.client, amountMinor, expiresAt, document: makePayable(), idempotencyKey: uuid(), actor: SYSTEM_ACTOR, ...usd }),
    )
  const lots = (own: Books) =>
    app.database.sql('select amount_minor::int as granted, remaining_minor::int as left, expires_at from ledger_lots where website_id = $1 order by id', [own.website])
  const day = (n: number) => new Date(Date.UTC(2026, 5, n))

  it('is spent by expiry, given back to the same lots for at least seven days, and lapses', async () => {
    const own = await makeBooks(app)
    app.setClock(() => day(1))
    await grant(own, 30, day(20))
    await grant(own, 20, day(5))
    await own.fill(100)
    const payable = makePayable()
    expect(await own.pay(60, { payable })).toMatchObject({ bonusMinor: 50, walletMinor: 10 })

    app.setClock(() => day(10))
    const refund = (amountMinor: number | 'all') =>
      asPlatform(app, (req) => refundHeld(req, { website: own.website, payable, amountMinor, idempotencyKey: uuid(), actor: SYSTEM_ACTOR, ...usd }))
    expect(await refusalOf(refund(61))).toBe('refund_exceeds_held')
    expect(await refund(25)).toMatchObject({ refundedMinor: 25 })
    expect(await lots(own)).toEqual([{ granted: 30, left: 15, expires_at: day(20) }, { granted: 20, left: 0, expires_at: day(5) }])
    expect(await refund('all')).toMatchObject({ refundedMinor: 35 })
    expect(await refund('all')).toEqual({ transaction: null, refundedMinor: 0, postings: [] })
    expect(await lots(own)).toEqual([{ granted: 30, left: 30, expires_at: day(20) }, { granted: 20, left: 20, expires_at: day(17) }])

    app.setClock(() => day(18))
    expect(await asPlatform(app, lapseBonus)).toBe(1)
    expect(await asPlatform(app, lapseBonus)).toBe(0)
    expect([await own.balance(clientBonus(own.client)), await own.balance(platformAccount('breakage'))]).toEqual([30, 20])
    expect(await refusalOf(own.pay(131))).toBe('insufficient_funds')
    app.setClock(null)
  })
})

describe('balances in time', () => {
  it('are what they were at any moment, for bounded and for rolled-up accounts', async () => {
    const own = await makeBooks(app)
    const at = (n: number) => new Date(Date.UTC(2026, 2, n))
    const payable = makePayable()
    for (const n of [1, 2, 3, 4]) {
      app.setClock(() => at(n))
      await own.fill(100 * n)
      if (n === 2) await asPlatform(app, (req) => rollUp(req))
    }
    await own.pay(500, { payable })
    await own.postAny(earned({ payable, writer: own.client, totalMinor: 500, writerMinor: 200, taxMinor: 0, jurisdiction: '', ...usd }))
    const asOf = (ref = clientWallet(own.client), n = 9) =>
      asPlatform(app, (req) => balanceAsOf(req, own.website, { ref, currency: 'USD', at: new Date(at(n).getTime() + 1) }))
    const gateway = gatewayAccount('manual')
    expect([await asOf(undefined, 0), await asOf(undefined, 1), await asOf(undefined, 3), await asOf()]).toEqual([0, 100, 600, 500])
    expect([await asOf(gateway, 1), await asOf(gateway, 2), await asOf(gateway, 3), await asOf(gateway)]).toEqual([-100, -300, -600, -1_000])
    expect([await asOf(platformAccount('sales')), await asOf(heldFunds(payable))]).toEqual([300, 0])

    expect(await asPlatform(app, (req) => rollUp(req, 2))).toBeGreaterThan(0)
    expect([await own.balance(gateway), await asOf(gateway, 1)]).toEqual([-1_000, -100])
    app.setClock(null)
  })
})

describe('sealing and rolling up', () => {
  it('leave out what came after a transaction that has not committed yet, and cover both in order afterwards', async () => {
    const own = await makeBooks(app)
    const { promise: gate, resolve: commit } = Promise.withResolvers<void>()
    const { promise: drawn, resolve: hasDrawn } = Promise.withResolvers<void>()
    const slow = asPlatform(app, (req) =>
      inTransaction(req, async () => {
        const entry = { website: own.website, kind: 'topped_up', document: makePayable(), actor: SYSTEM_ACTOR, idempotencyKey: 'slow' } as const
        const posted = await post(req, { ...entry, postings: toppedUp({ client: own.client, gateway: 'manual', amountMinor: 7, ...usd }) })
        hasDrawn()
        await gate
        return posted
      }),
    )
    await drawn
    const fast = await own.postAny([{ from: platformAccount('goodwill_cost'), to: writerPending(own.client), amountMinor: 5, ...usd }])
    expect([await asPlatform(app, sealLedger), await asPlatform(app, (req) => rollUp(req))]).toEqual([0, 0])
    commit()
    const { id } = await slow
    await asPlatform(app, sealLedger)
    const [seal] = await app.database.sql<{ leaves: string }>('select leaves from ledger_seals where website_id = $1', [own.website])
    expect(seal!.leaves.split('\n').map((leaf) => leaf.split(' ')[1])).toEqual([id, fast.id])
  }, 30_000)

  it('by five workers at once cover each transaction once', async () => {
    const own = await makeBooks(app)
    for (let n = 0; n < 20; n += 1) await own.fill(10)
    const sealed = await Promise.all(Array.from({ length: 5 }, () => asPlatform(app, sealLedger)))
    expect(sealed.reduce((a, b) => a + b)).toBe(20)
    await Promise.all(Array.from({ length: 5 }, () => asPlatform(app, (req) => rollUp(req))))
    const rollups = await app.database.sql('select balance_minor::int as balance from ledger_rollups where website_id = $1', [own.website])
    expect(rollups).toEqual([{ balance: -200 }])
  })
})

it('the whole ledger is as it must be after all of this', async () => {
  await asPlatform(app, sealLedger)
  expect(await asPlatform(app, verifyLedger)).toEqual([])
})
