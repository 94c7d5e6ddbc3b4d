import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { holds } from '../../../tests/support/holds.ts'
import { DomainError } from '../errors.ts'
import { MAX_AMOUNT_MINOR } from '../money/amount.ts'
import { clientBonus, clientWallet, gatewayAccount, heldFunds, writerAvailable, writerOwed, writerPending } from './accountRef.ts'
import { payableTotals, remainingFundings } from './fundings.ts'
import { isLive, spendableMinor, type Lot } from './lots.ts'
import type { Posting } from './posting.ts'
import { adjusted } from './recipes/adjusted.ts'
import { bonusGranted } from './recipes/bonusGranted.ts'
import { bonusLapsed } from './recipes/bonusLapsed.ts'
import { cleared } from './recipes/cleared.ts'
import { earned, earningReversed } from './recipes/earned.ts'
import { paidByWallet } from './recipes/paidByWallet.ts'
import { refundedBeforeEarned } from './recipes/refundedBeforeEarned.ts'
import { toppedUp } from './recipes/toppedUp.ts'
import { splitShares } from './splitShares.ts'

const NOW = new Date('2026-03-02T12:00:00Z')
const DAY_MS = 86_400_000
const inDays = (days: number): Date => new Date(NOW.getTime() + days * DAY_MS)
const payable = { collection: 'orders', id: 'o1' }
const usd = { currency: 'USD' }
const of = (postings: readonly Posting[]): unknown[] => postings.map(({ from, to, amountMinor }) => [from.kind, to.kind, amountMinor])
const refusal = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, ...error.details }
    throw error
  }
}

describe('recipes', () => {
  it('tops up a wallet from its gateway', () => {
    const postings = toppedUp({ client: 'c', gateway: 'manual', amountMinor: 500, ...usd })
    expect(postings).toEqual([{ from: gatewayAccount('manual'), to: clientWallet('c'), amountMinor: 500, currency: 'USD' }])
  })

  it('spends bonus credit by expiry, then the wallet, and never an expired lot', () => {
    const lots: Lot[] = [
      { id: 'later', remainingMinor: 30, expiresAt: inDays(9) },
      { id: 'endless', remainingMinor: 5, expiresAt: null },
      { id: 'expired', remainingMinor: 99, expiresAt: NOW },
      { id: 'soon', remainingMinor: 20, expiresAt: inDays(1) },
    ]
    const postings = paidByWallet({ client: 'c', payable, amountMinor: 100, walletMinor: 45, lots, now: NOW, ...usd })
    expect(of(postings)).toEqual([['client_bonus', 'held_funds', 55], ['client_wallet', 'held_funds', 45]])
    expect(postings[0]?.lots?.map(({ lotId, deltaMinor }) => [lotId, deltaMinor])).toEqual([['soon', -20], ['later', -30], ['endless', -5]])
  })

  it('refuses a payment that wallet and bonus together do not cover', () => {
    const lots: Lot[] = [{ id: 'l', remainingMinor: 10, expiresAt: null }]
    const work = () => paidByWallet({ client: 'c', payable, amountMinor: 100, walletMinor: 89, lots, now: NOW, ...usd })
    expect(refusal(work)).toEqual({ code: 'insufficient_funds', balanceMinor: 99, dueMinor: 100 })
  })

  it('splits what is earned into the writer, tax and sales, and leaves out what is zero', () => {
    const earning = { payable, writer: 'w', totalMinor: 1000, writerMinor: 450, taxMinor: 190, jurisdiction: 'DE', ...usd }
    expect(of(earned(earning))).toEqual([['held_funds', 'writer_pending', 450], ['held_funds', 'tax', 190], ['held_funds', 'sales', 360]])
    expect(of(earned({ ...earning, taxMinor: 0, writerMinor: 1000 }))).toEqual([['held_funds', 'writer_pending', 1000]])
    expect(() => earned({ ...earning, writerMinor: 811 })).toThrow(RangeError)
    expect(of(earningReversed(earning))).toEqual([['writer_pending', 'held_funds', 450], ['tax', 'held_funds', 190], ['sales', 'held_funds', 360]])
  })

  it.each([
    ['no debt',             0,    [['writer_pending', 'writer_available', 100]]],
    ['a debt below it',     -30,  [['writer_pending', 'writer_owed', 30], ['writer_pending', 'writer_available', 70]]],
    ['a debt of the whole', -100, [['writer_pending', 'writer_owed', 100]]],
    ['a debt above it',     -250, [['writer_pending', 'writer_owed', 100]]],
    ['an overfilled debt',  20,   [['writer_pending', 'writer_available', 100]]],
  ])('clears 100 with %s', (_case, owedMinor, expected) => {
    expect(of(cleared({ writer: 'w', amountMinor: 100, owedMinor, ...usd }))).toEqual(expected)
  })

  it('adjusts a wallet and earnings in both directions', () => {
    const own = { amountMinor: 7, ...usd }
    expect(of(adjusted({ party: { kind: 'client', id: 'c' }, direction: 'credit', ...own }))).toEqual([['goodwill_cost', 'client_wallet', 7]])
    expect(of(adjusted({ party: { kind: 'writer', id: 'w' }, direction: 'debit', ...own }))).toEqual([['writer_available', 'goodwill_cost', 7]])
  })

  it('grants bonus credit as a lot and lapses what is left of it after its expiry', () => {
    const [grant] = bonusGranted({ client: 'c', amountMinor: 40, lotId: 'l', expiresAt: NOW, ...usd })
    expect(grant?.lots).toEqual([{ lotId: 'l', deltaMinor: 40, expiresAt: NOW, opens: true }])
    const lots: Lot[] = [{ id: 'l', remainingMinor: 15, expiresAt: NOW }, { id: 'live', remainingMinor: 9, expiresAt: inDays(1) }]
    expect(of(bonusLapsed({ client: 'c', lots, now: NOW, ...usd }))).toEqual([['client_bonus', 'breakage', 15]])
    expect(bonusLapsed({ client: 'c', lots: lots.slice(1), now: NOW, ...usd })).toEqual([])
  })
})

describe('refund before it was earned', () => {
  const fundedBy = (postings: Posting[]) => remainingFundings(postings)
  const bonus = (lots: [string, number][]): Posting => ({
    from: clientBonus('c'), to: heldFunds(payable), amountMinor: lots.reduce((sum, [, amount]) => sum + amount, 0), currency: 'USD',
    lots: lots.map(([lotId, amount]) => ({ lotId, deltaMinor: -amount, expiresAt: lotId === 'old' ? inDays(-3) : inDays(30) })),
  })
  const wallet = (amountMinor: number): Posting => ({ from: clientWallet('c'), to: heldFunds(payable), amountMinor, currency: 'USD' })
  const card = (amountMinor: number): Posting => ({ from: gatewayAccount('stripe'), to: heldFunds(payable), amountMinor, currency: 'USD' })
  const refund = (amountMinor: number, history: Posting[]) =>
    refundedBeforeEarned({ payable, amountMinor, fundings: fundedBy(history), now: NOW, ...usd })

  it('goes back in reverse order of funding, bonus credit to its lots for at least seven days', () => {
    const history = [bonus([['old', 10], ['new', 20]]), wallet(30), card(40)]
    const postings = refund(95, history)
    expect(of(postings)).toEqual([['held_funds', 'gateway', 40], ['held_funds', 'client_wallet', 30], ['held_funds', 'client_bonus', 25]])
    expect(postings[2]?.lots).toEqual([
      { lotId: 'new', deltaMinor: 20, expiresAt: inDays(30) },
      { lotId: 'old', deltaMinor: 5, expiresAt: inDays(7) },
    ])
  })

  it('starts where the refund before it ended', () => {
    const history = [bonus([['old', 10], ['new', 20]]), wallet(30), card(40)]
    const again = [...history, ...refund(50, history)]
    expect(of(refund(40, again))).toEqual([['held_funds', 'client_wallet', 20], ['held_funds', 'client_bonus', 20]])
  })

  it('never gives back more than was funded', () => {
    expect(refusal(() => refund(71, [wallet(30), card(40)]))).toEqual({ code: 'refund_exceeds_held', heldMinor: 70, amountMinor: 71 })
  })
})

const amount = fc.integer({ min: 1, max: 10_000 })
const lotsOfAnyAge = fc
  .array(fc.record({ remainingMinor: fc.integer({ min: 0, max: 5_000 }), days: fc.option(fc.integer({ min: -5, max: 40 })) }), { maxLength: 6 })
  .map((lots) => lots.map(({ remainingMinor, days }, index): Lot => ({ id: `lot-${index}`, remainingMinor, expiresAt: days === null ? null : inDays(days) })))

describe('laws of the recipes', () => {
  holds('a wallet payment is exactly the amount, takes only live credit, and all of it before the wallet', fc.property(amount, fc.nat(10_000), lotsOfAnyAge, (amountMinor, walletMinor, lots) => {
    const spendable = spendableMinor(lots, NOW)
    if (walletMinor + spendable < amountMinor) return refusal(() => paidByWallet({ client: 'c', payable, amountMinor, walletMinor, lots, now: NOW, ...usd })) !== undefined
    const postings = paidByWallet({ client: 'c', payable, amountMinor, walletMinor, lots, now: NOW, ...usd })
    const bonusMinor = postings.find(({ from }) => from.kind === 'client_bonus')?.amountMinor ?? 0
    const changes = postings.flatMap((posting) => posting.lots ?? [])
    return (
      postings.reduce((sum, posting) => sum + posting.amountMinor, 0) === amountMinor &&
      bonusMinor === Math.min(spendable, amountMinor) &&
      changes.every(({ lotId, deltaMinor }) => lots.some((lot) => lot.id === lotId && isLive(lot, NOW) && deltaMinor < 0 && -deltaMinor <= lot.remainingMinor))
    )
  }))

  holds('lots are consumed first-expiring first: a lot is touched only when every earlier one is empty', fc.property(amount, lotsOfAnyAge, (amountMinor, lots) => {
    const changes = paidByWallet({ client: 'c', payable, amountMinor, walletMinor: 10_000, lots, now: NOW, ...usd }).flatMap((posting) => posting.lots ?? [])
    const taken = new Map(changes.map(({ lotId, deltaMinor }) => [lotId, -deltaMinor]))
    const time = ({ expiresAt }: Lot) => expiresAt?.getTime() ?? Infinity
    return lots.every((lot) => !taken.has(lot.id) || lots.every((other) => !isLive(other, NOW) || time(other) >= time(lot) || taken.get(other.id) === other.remainingMinor))
  }))

  holds('an earning is split to the unit, and its reversal undoes it', fc.property(fc.integer({ min: 1, max: MAX_AMOUNT_MINOR }), fc.nat(10_000), fc.nat(3_000), (totalMinor, share, tax) => {
    const [taxMinor = 0, netMinor = 0] = splitShares(totalMinor, [tax / 100, 100 - tax / 100])
    const [writerMinor = 0, platformMinor = 0] = splitShares(netMinor, [share / 100, 100 - share / 100])
    const earning = { payable, writer: 'w', totalMinor, writerMinor, taxMinor, jurisdiction: 'X', ...usd }
    const [there, back] = [earned(earning), earningReversed(earning)]
    const isUndone = there.every((posting, index) => back[index]?.from.kind === posting.to.kind && back[index]?.amountMinor === posting.amountMinor)
    return there.reduce((sum, posting) => sum + posting.amountMinor, 0) === totalMinor && writerMinor + platformMinor + taxMinor === totalMinor && isUndone
  }))

  holds('clearing moves the whole earning and never leaves money with the writer while there is a debt', fc.property(amount, fc.integer({ min: -20_000, max: 100 }), (amountMinor, owedMinor) => {
    const postings = cleared({ writer: 'w', amountMinor, owedMinor, ...usd })
    const to = (kind: string) => postings.find((posting) => posting.to.kind === kind)?.amountMinor ?? 0
    const owedAfter = owedMinor + to(writerOwed('w').kind)
    return to('writer_owed') + to(writerAvailable('w').kind) === amountMinor && (to('writer_available') === 0 || owedAfter >= 0) &&
      postings.every(({ from }) => from.kind === writerPending('w').kind)
  }))

  const funding = fc.oneof(
    amount.map((amountMinor): Posting => ({ from: clientWallet('c'), to: heldFunds(payable), amountMinor, currency: 'USD' })),
    amount.map((amountMinor): Posting => ({ from: gatewayAccount('stripe'), to: heldFunds(payable), amountMinor, currency: 'USD' })),
    fc.tuple(fc.constantFrom('a', 'b', 'c'), amount).map(([lotId, amountMinor]): Posting => ({
      from: clientBonus('c'), to: heldFunds(payable), amountMinor, currency: 'USD', lots: [{ lotId, deltaMinor: -amountMinor, expiresAt: inDays(2) }],
    })),
  )

  holds('refunds in any portions give every source exactly what it paid, and paid = refunded + held at every moment', fc.property(fc.array(funding, { minLength: 1, maxLength: 5 }), fc.array(amount, { minLength: 1, maxLength: 5 }), (fundings, portions) => {
    const history: Posting[] = [...fundings]
    for (const portion of portions) {
      const { heldMinor } = payableTotals(history)
      if (heldMinor === 0) break
      history.push(...refundedBeforeEarned({ payable, amountMinor: Math.min(portion, heldMinor), fundings: remainingFundings(history), now: NOW, ...usd }))
      const totals = payableTotals(history)
      if (totals.paidMinor !== totals.refundedMinor + totals.heldMinor) return false
    }
    const { heldMinor } = payableTotals(history)
    if (heldMinor > 0) history.push(...refundedBeforeEarned({ payable, amountMinor: heldMinor, fundings: remainingFundings(history), now: NOW, ...usd }))
    return remainingFundings(history).length === 0 && netBySource(history).every((left) => left === 0)
  }))
})

/** What each wallet, gateway or lot put in, less what it got back. */
function netBySource(history: readonly Posting[]): number[] {
  const net = new Map<string, number>()
  for (const { from, to, amountMinor, lots } of history) {
    const sign = to.kind === 'held_funds' ? 1 : -1
    const source = sign === 1 ? from.kind : to.kind
    const parts = lots?.length ? lots.map(({ lotId, deltaMinor }) => [lotId, Math.abs(deltaMinor)] as const) : [[source, amountMinor] as const]
    for (const [part, size] of parts) net.set(part, (net.get(part) ?? 0) + sign * size)
  }
  return [...net.values()]
}
