import { describe } from '@jest/globals'
import fc from 'fast-check'
import { holds } from '../../../tests/support/holds.ts'
import { clientBonus, clientWallet, gatewayAccount, heldFunds, platformAccount, writerAvailable, writerPending } from '../ledger/accountRef.ts'
import { payableTotals, remainingFundings, type Move } from '../ledger/fundings.ts'
import type { TransactionKind } from '../ledger/kinds.ts'
import type { Posting } from '../ledger/posting.ts'
import { bonusGranted } from '../ledger/recipes/bonusGranted.ts'
import { earned, earningReversed } from '../ledger/recipes/earned.ts'
import { paidByWallet } from '../ledger/recipes/paidByWallet.ts'
import { refundedAfterEarned } from '../ledger/recipes/refundedAfterEarned.ts'
import { refundFailed } from '../ledger/recipes/refundFailed.ts'
import { toppedUp } from '../ledger/recipes/toppedUp.ts'
import { createReferenceLedger } from '../ledger/referenceLedger.ts'
import { partsOf, type GatewayFunding, type RefundPart } from './parts.ts'
import { creditsOf, planRefund, type Destination } from './planRefund.ts'
import { takeBack, type EarningLeft } from './takeBack.ts'

const NOW = new Date('2026-03-02T12:00:00Z')
const PLENTY = 1_000_000
const currency = 'USD'
const payable = { collection: 'orders', id: 'o' }
const client = 'c'
const gateways = ['stripe', 'manual']

type Step =
  | { do: 'wallet' | 'gateway' | 'earn' | 'fail' | 'end'; n: number; which: number }
  | { do: 'refund'; n: number; which: number; to: Destination; claw: number }
  | { do: 'clear' | 'reopen'; n: number; which: number }

const n = fc.integer({ min: 1, max: 5_000 })
const which = fc.nat(9)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('wallet' as const, 'gateway' as const), n, which }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('refund' as const), n, which, to: fc.constantFrom('sources' as const, 'sources' as const, 'wallet' as const), claw: fc.nat(5_000) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('earn' as const, 'fail' as const), n, which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('clear' as const, 'reopen' as const, 'end' as const), n, which }) },
)

/** One payable and its client in memory, by the same rules as the operations. */
function createWorld() {
  const ledger = createReferenceLedger()
  const history: Move[] = []
  const payments: GatewayFunding[] = []
  const parts: RefundPart[] = []
  const earnings: EarningLeft[] = []
  let hasEnded = false
  let key = 0
  let broughtMinor = 0
  const isOfHeld = ({ from, to }: Posting): boolean => from.kind === 'held_funds' || to.kind === 'held_funds'
  const post = (kind: TransactionKind, postings: Posting[]): void => {
    if (postings.length === 0) return
    const outcome = ledger.post(`${(key += 1)}`, postings)
    if (outcome !== 'posted') throw new Error(`${kind}: ${outcome}`)
    history.push(...postings.filter(isOfHeld).map((posting) => ({ ...posting, kind })))
  }
  post('bonus_granted', bonusGranted({ client, amountMinor: 900, currency, lotId: 'l1', expiresAt: new Date('2026-03-03T00:00:00Z') }))
  post('bonus_granted', bonusGranted({ client, amountMinor: 700, currency, lotId: 'l2', expiresAt: null }))
  post('topped_up', toppedUp({ client, gateway: 'manual', amountMinor: PLENTY, currency }))
  const totals = () => payableTotals(history)

  const earn = (amount: number): void => {
    const totalMinor = Math.min(amount, totals().heldMinor)
    if (totalMinor === 0) return
    const [writerMinor, taxMinor] = [Math.floor(totalMinor * 0.45), Math.floor(totalMinor * 0.19)]
    post('earned', earned({ payable, writer: 'w', currency, totalMinor, writerMinor, taxMinor, jurisdiction: 'DE' }))
    earnings.unshift({ id: `${key}`, writer: 'w', isPending: true, totalMinor, amountMinor: writerMinor, taxMinor, jurisdiction: 'DE', returnedMinor: 0, clawedBackMinor: 0, returnedTaxMinor: 0 })
  }

  const refund = (amount: number, to: Destination, clawBackMinor: number): void => {
    const { paidMinor, refundedMinor, heldMinor } = totals()
    const amountMinor = Math.min(amount, paidMinor - refundedMinor)
    if (amountMinor === 0) return
    const { before, after } = planRefund({ payable, client, amountMinor, currency, heldMinor, fundings: remainingFundings(history), to, now: NOW })
    const means = new Map([['w', { availableMinor: ledger.balanceOf(writerAvailable('w'), currency), owableMinor: 500 }]])
    const taken = after.length > 0 ? takeBack({ amountMinor: amountMinor - Math.min(amountMinor, heldMinor), clawBackMinor, earnings, means }) : []
    post('refunded_before_earned', before)
    if (after.length > 0) post('refunded_after_earned', refundedAfterEarned({ payable, currency, taken, back: after }))
    for (const { earning, returnedMinor, clawedBackMinor, taxMinor } of taken) {
      const it = earnings.find(({ id }) => id === earning)!
      Object.assign(it, { returnedMinor: it.returnedMinor + returnedMinor, clawedBackMinor: it.clawedBackMinor + clawedBackMinor, returnedTaxMinor: it.returnedTaxMinor + taxMinor })
    }
    const made = partsOf(creditsOf([...before, ...after]), payments)
    for (const part of made) if (part.payment) payments.find(({ payment }) => payment === part.payment)!.refundedMinor += part.amountMinor
    parts.push(...made.filter((part) => part.to === 'gateway'))
  }

  const fail = (index: number): void => {
    const open = parts.filter(({ state }) => state !== 'failed')
    const part = open[index % open.length]
    if (!part) return
    post('refund_failed', refundFailed({ payable, client, gateway: part.gateway!, amountMinor: part.amountMinor, currency, isClosed: hasEnded }))
    part.state = 'failed'
    const payment = payments.find((each) => each.payment === part.payment)
    if (payment) payment.refundedMinor -= part.amountMinor
  }

  const leftOf = (earning: EarningLeft) => ({
    payable, writer: 'w', currency, jurisdiction: 'DE', totalMinor: earning.totalMinor - earning.returnedMinor,
    writerMinor: earning.amountMinor - earning.clawedBackMinor, taxMinor: earning.taxMinor - earning.returnedTaxMinor,
  })
  const clear = (): void => {
    const earning = earnings.find(({ isPending }) => isPending)
    if (!earning) return
    earning.isPending = false
    const { writerMinor } = leftOf(earning)
    if (writerMinor > 0) post('earning_cleared', [{ from: writerPending('w'), to: writerAvailable('w'), amountMinor: writerMinor, currency }])
  }
  const reopen = (): void => {
    const earning = earnings[0]
    if (!earning?.isPending) return
    earnings.shift()
    post('earning_reversed', earningReversed(leftOf(earning)))
    hasEnded = false
  }

  const payFromWallet = (amountMinor: number): void => {
    const lots = ledger.lotsOf(clientBonus(client), currency)
    post('paid_by_wallet', paidByWallet({ client, payable, amountMinor, currency, walletMinor: ledger.balanceOf(clientWallet(client), currency), lots, now: NOW }))
    broughtMinor += amountMinor
  }
  const payThrough = (gateway: string, amountMinor: number): void => {
    post('paid_by_gateway', [{ from: gatewayAccount(gateway), to: heldFunds(payable), amountMinor, currency }])
    payments.push({ payment: `p${key}`, gateway, intentId: `i${key}`, amountMinor, refundedMinor: 0 })
    broughtMinor += amountMinor
  }
  const end = (): void => {
    refund(Math.floor(totals().heldMinor / 2), 'sources', 0)
    earn(totals().heldMinor)
    hasEnded = true
  }
  const moves: Record<Step['do'], (one: Step) => void> = {
    wallet: (one) => hasEnded || payFromWallet(one.n),
    gateway: (one) => hasEnded || payThrough(gateways[one.which % 2]!, one.n),
    earn: (one) => hasEnded || earn(one.n),
    refund: (one) => one.do === 'refund' && refund(one.n, one.to, one.claw),
    fail: (one) => fail(one.which),
    clear, reopen, end,
  }
  const run = (one: Step): void => moves[one.do](one)

  /** What is wrong now, or nothing. */
  const trouble = (): string | null => {
    const { paidMinor, earnedMinor, refundedMinor, heldMinor } = totals()
    const funded = remainingFundings(history).reduce((sum, { amountMinor }) => sum + amountMinor, 0)
    const writerLeft = earnings.filter(({ isPending }) => isPending).reduce((sum, each) => sum + each.amountMinor - each.clawedBackMinor, 0)
    const checks: [boolean, string][] = [
      [paidMinor !== broughtMinor, 'what failed counts as paid again'],
      [paidMinor !== earnedMinor + refundedMinor + heldMinor, 'paid is not earned, refunded and held'],
      [refundedMinor > paidMinor || refundedMinor < 0 || earnedMinor < 0, 'more went back than was paid'],
      [heldMinor !== ledger.balanceOf(heldFunds(payable), currency), 'the held funds differ'],
      [hasEnded && heldMinor !== 0, 'something is held after the end'],
      [funded !== paidMinor - refundedMinor, 'fundings and totals differ'],
      [payments.some((each) => each.refundedMinor > each.amountMinor || each.refundedMinor < 0), 'a payment gave back more than it brought'],
      [writerLeft !== ledger.balanceOf(writerPending('w'), currency), 'the pending share differs from its earnings'],
      [[...ledger.balances().values()].reduce((a, b) => a + b, 0) !== 0, 'the books do not balance'],
      [ledger.balanceOf(platformAccount('sales'), currency) > paidMinor, 'sales are more than was paid'],
    ]
    return checks.find(([isSo]) => isSo)?.[1] ?? null
  }
  return { run, trouble }
}

describe('refunds', () => {
  holds(
    'never give back more than was paid, and keep paid = earned + refunded + held, whatever is paid, earned, refunded and fails in between',
    fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
      const world = createWorld()
      for (const one of steps) {
        world.run(one)
        const trouble = world.trouble()
        if (trouble) throw new Error(`after ${one.do}: ${trouble}`)
      }
    }),
    5_000,
  )
})
