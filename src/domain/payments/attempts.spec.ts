import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { gatewayFee } from '../ledger/recipes/gatewayFee.ts'
import { PAYMENT_STEPS } from '../gateways/paymentStep.ts'
import { bookReceived } from './bookReceived.ts'
import { nextCheck } from './nextCheck.ts'
import { PAYMENT_STATES } from './payment.ts'
import { paymentMove } from './paymentMove.ts'
import { paymentWorkflow } from './paymentWorkflow.ts'
import { MOST_BASIS_POINTS, refuseTooLarge, surchargeFor } from './surcharge.ts'
import { splitPayment } from './splitPayment.ts'

const gateway = { smallestMinor: 50, largestMinor: 10_000 }

describe('what the wallet pays and what the gateway', () => {
  it.each([
    // due, in the wallet, from the wallet, through the gateway
    [1_000,      0,     0, 1_000],
    [1_000,    300,   300,   700],
    [1_000,  1_000, 1_000,     0],
    [1_000,  5_000, 1_000,     0],
    // The gateway takes no less than 50: the wallet leaves that much to it.
    [1_000,    990,   950,    50],
    [   50,     10,     0,    50],
  ])('%i due with %i in the wallet', (dueMinor, spendableMinor, walletMinor, gatewayMinor) => {
    expect(splitPayment({ dueMinor, spendableMinor, gateway, currency: 'USD' })).toEqual({ walletMinor, gatewayMinor })
  })

  it.each([
    ['nothing but the wallet, which is short', { dueMinor: 1_000, spendableMinor: 999, gateway: null }, 'insufficient_funds'],
    ['less than the gateway takes', { dueMinor: 49, spendableMinor: 0, gateway }, 'payment_too_small'],
    ['more than the gateway takes', { dueMinor: 10_001, spendableMinor: 0, gateway }, 'payment_too_large'],
  ])('refuses %s', (_case, given, code) => {
    expect(() => splitPayment({ ...given, currency: 'USD' })).toThrow(expect.objectContaining({ code }))
  })

  it('always sums to what is due', () => {
    fc.assert(fc.property(fc.integer({ min: 50, max: 10_000 }), fc.nat(20_000), (dueMinor, spendableMinor) => {
      const { walletMinor, gatewayMinor } = splitPayment({ dueMinor, spendableMinor, gateway, currency: 'USD' })
      expect(walletMinor + gatewayMinor).toBe(dueMinor)
      expect(walletMinor).toBeLessThanOrEqual(spendableMinor)
      expect(gatewayMinor === 0 || gatewayMinor >= 50).toBe(true)
    }))
  })
})

it.each([
  // received, due, for the payable, the client's
  [1_000, 1_000, 1_000,   0],
  [  800, 1_000,   800,   0],
  [1_000,   800,   800, 200],
  [1_000,     0,     0, 1_000],
])('of %i that arrived with %i due, %i pay and %i are credited', (receivedMinor, dueMinor, payableMinor, excessMinor) => {
  expect(bookReceived({ receivedMinor, dueMinor })).toEqual({ payableMinor, surchargeMinor: 0, excessMinor })
})

describe('a fee that the client pays', () => {
  it.each([
    // amount, currency, gateway, basis points, besides: the fee
    ['2.9 % of 103.30 and 0.30', 10_000, 'USD', 'stripe', { basisPoints: 290, fixedMinor: 30 }, 330],
    ['rounded up', 8_280, 'USD', 'stripe', { basisPoints: 290, fixedMinor: 30 }, 279],
    ['an amount alone', 999, 'EUR', 'manual', { basisPoints: 0, fixedMinor: 150 }, 150],
    ['nothing of nothing', 0, 'USD', 'stripe', { basisPoints: 290, fixedMinor: 30 }, 0],
    ['none where the website bears it', 10_000, 'USD', 'stripe', null, 0],
    ['what Stripe can charge in three decimals', 10_000, 'KWD', 'stripe', { basisPoints: 290, fixedMinor: 0 }, 300],
    ['to the last of them on a bank account', 10_000, 'KWD', 'manual', { basisPoints: 290, fixedMinor: 0 }, 299],
    ['what Stripe can charge without parts', 10_000, 'MGA', 'stripe', { basisPoints: 290, fixedMinor: 0 }, 300],
    ['without decimals', 5_000, 'JPY', 'stripe', { basisPoints: 360, fixedMinor: 0 }, 187],
  ] as const)('is %s', (_case, amountMinor, currency, gateway, terms, feeMinor) => {
    expect(surchargeFor({ amountMinor, currency, gateway, terms })).toBe(feeMinor)
  })

  it('leaves the website what was due, and takes no more than the gateway does', () => {
    const terms = fc.record({ basisPoints: fc.nat(MOST_BASIS_POINTS), fixedMinor: fc.nat(500) })
    fc.assert(fc.property(fc.integer({ min: 1, max: 1_000_000_000_000 }), terms, (amountMinor, { basisPoints, fixedMinor }) => {
      const feeMinor = surchargeFor({ amountMinor, currency: 'USD', gateway: 'stripe', terms: { basisPoints, fixedMinor } })
      const kept = (BigInt(amountMinor + feeMinor) * BigInt(basisPoints)) / 10_000n + BigInt(fixedMinor)
      expect([0n, 1n]).toContain(BigInt(feeMinor) - kept)
    }))
  })

  it('is refused where it makes too much of a payment, and nowhere else', () => {
    expect(() => refuseTooLarge({ gatewayMinor: 980, surchargeMinor: 21, currency: 'USD' }, 1_000)).toThrow(expect.objectContaining({ code: 'payment_too_large' }))
    expect(() => refuseTooLarge({ gatewayMinor: 980, surchargeMinor: 20, currency: 'USD' }, 1_000)).not.toThrow()
  })

  it.each([
    // received, due, whole: for the payable, the fee, the client's; 1,000 and a fee of 30 were asked for
    [1_030, 1_000, false, 1_000, 30,     0],
    [1_010, 1_000, false, 1_000, 10,     0],
    [  900, 1_000, false,   900,  0,     0],
    [1_100, 1_000, false, 1_000, 30,    70],
    [1_030,   800, false,   800, 30,   200],
    [1_030, 1_500, false, 1_000, 30,     0],
    [1_030,     0, false,     0,  0, 1_030],
    [1_030, 1_000, true,  1_000, 30,     0],
    [1_000, 1_000, true,  1_000,  0,     0],
    [  999, 1_000, true,      0,  0,   999],
  ])('of %i that arrived with %i due (all or nothing: %s), %i pay, %i are the fee and %i are credited', (receivedMinor, dueMinor, isWhole, payableMinor, surchargeMinor, excessMinor) => {
    expect(bookReceived({ receivedMinor, dueMinor, isWhole, askedMinor: 1_030, surchargeMinor: 30 })).toEqual({ payableMinor, surchargeMinor, excessMinor })
  })
})

describe('what the gateway says, as a move', () => {
  it.each([
    ['created',         'requires_action', 'ask'],
    ['created',         'succeeded',       'succeed'],
    ['created',         'failed',          'fail'],
    ['requires_action', 'requires_action', null],
    ['requires_action', 'succeeded',       'succeed'],
    ['processing',      'requires_action', null],
    ['processing',      'failed',          'fail'],
    ['succeeded',       'failed',          null],
    ['succeeded',       'succeeded',       null],
    // Money that arrives late is booked.
    ['expired',         'succeeded',       'succeed'],
    ['cancelled',       'succeeded',       'succeed'],
    ['failed',          'expired',         null],
  ] as const)('%s hears %s: %s', (state, step, move) => {
    expect(paymentMove(state, step)).toBe(move)
  })

  it('is always one that the workflow knows from there', () => {
    for (const state of PAYMENT_STATES) {
      for (const step of PAYMENT_STEPS) {
        const move = paymentMove(state, step)
        expect(move === null || paymentWorkflow.transitions.some(({ name, from, by }) => name === move && from.includes(state) && by.includes('system'))).toBe(true)
      }
    }
  })
})

describe('the janitor', () => {
  const now = new Date('2026-01-01T00:00:00Z')
  const wait = (state: (typeof PAYMENT_STATES)[number], checks: number, expiresAt: Date | null = null) => {
    const due = nextCheck(state, checks, { now, expiresAt })
    return due && (due.getTime() - now.getTime()) / 60_000
  }

  it('asks about one in processing after 5 minutes, an hour, then daily for five days', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7].map((checks) => wait('processing', checks))).toEqual([5, 60, 1_440, 1_440, 1_440, 1_440, 1_440, null])
  })

  it('asks soon about one that nobody heard of, and when it expires', () => {
    expect([wait('created', 0), wait('requires_action', 0), wait('requires_action', 6, new Date('2026-01-01T00:03:00Z'))]).toEqual([1 / 3, 1 / 6, 3])
    // The janitor comes by each minute, and what is due a moment after it came waits for its next round.
    expect([0, 1, 2, 3, 4].map((checks) => wait('requires_action', checks)! < 1)).toEqual(Array(5).fill(true))
    expect([wait('failed', 0), wait('cancelled', 0), wait('expired', 0)]).toEqual([null, null, null])
  })
})

it.each([[30, 'gateway_cost', 'gateway'], [-30, 'gateway', 'gateway_cost']])('books a fee of %i from %s to %s', (feeMinor, from, to) => {
  const [posting] = gatewayFee({ gateway: 'stripe', feeMinor, currency: 'USD' })
  expect([posting!.from.kind, posting!.to.kind, posting!.amountMinor]).toEqual([from, to, 30])
})
