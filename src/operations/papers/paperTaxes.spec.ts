import { describe } from '@jest/globals'
import fc from 'fast-check'
import { holds } from '../../../tests/support/holds.ts'
import { gatewayAccount, heldFunds } from '../../domain/ledger/accountRef.ts'
import { payableTotals, type Move } from '../../domain/ledger/fundings.ts'
import type { TransactionKind } from '../../domain/ledger/kinds.ts'
import type { Posting } from '../../domain/ledger/posting.ts'
import { earned, earningReversed } from '../../domain/ledger/recipes/earned.ts'
import { refundedAfterEarned } from '../../domain/ledger/recipes/refundedAfterEarned.ts'
import { refundFailed } from '../../domain/ledger/recipes/refundFailed.ts'
import { settleCancelled, writerShareOf } from '../../domain/orders/settle.ts'
import { planPapers, type MoneyMove } from '../../domain/papers/planPapers.ts'
import { takeBack, type EarningLeft } from '../../domain/refunds/takeBack.ts'
import { listedMinor, withTax } from '../../domain/taxes/decidedTax.ts'
import { followTax } from '../../domain/taxes/followTax.ts'
import { taxInPart, taxOnShare } from '../../domain/taxes/taxInPart.ts'
import { draftPapers } from './draftPapers.ts'
import { isIssued, type IssuedPaper } from './issuedPapers.ts'
import type { Subject } from './subjectOf.ts'

const currency = 'EUR'
const payable = { collection: 'orders', id: 'o' }
const held = heldFunds(payable)
const gateway = gatewayAccount('stripe')

const amount = fc.integer({ min: 1, max: 12_000 })
const rates = fc.array(fc.integer({ min: 1, max: 300_000 }).map((parts) => ({ country: 'DE', percent: parts / 10_000, label: 'VAT' })), { maxLength: 3 })
const sale = fc.record({ listed: amount, rates, isOnTop: fc.boolean(), isInParts: fc.boolean(), percent: fc.integer({ min: 0, max: 100 }) })
const step = fc.record({ do: fc.constantFrom('pay' as const, 'payAll' as const, 'refund' as const, 'release' as const, 'earn' as const, 'reverse' as const, 'refundEarned' as const, 'fail' as const), n: amount })

type Sale = { listed: number; rates: { country: string; percent: number; label: string }[]; isOnTop: boolean; isInParts: boolean; percent: number }
type Step = { do: 'pay' | 'payAll' | 'refund' | 'release' | 'earn' | 'reverse' | 'refundEarned' | 'fail'; n: number }

/** An order in memory: paid, earned, refunded and cancelled by the rules of the operations, with the papers that follow. */
function createWorld({ listed, rates: of, isOnTop, isInParts, percent }: Sale) {
  const { totalMinor, taxMinor, tax } = withTax({ totalMinor: listed, lines: [] }, { how: of.length > 0 ? 'taxed' : 'untaxed', rates: of, isOnTop, country: 'DE', vatId: null })
  const history: Move[] = []
  const moves: MoneyMove[] = []
  const earnings: EarningLeft[] = []
  let paidMinor = 0
  let returnableMinor = 0
  let isEnded = false
  let feeTaxMinor = 0
  const post = (kind: TransactionKind, what: MoneyMove['what'] | null, postings: Posting[], amountMinor = sum(postings)): void => {
    const transaction = `${history.length}`
    history.push(...postings.map((posting) => ({ ...posting, kind, transaction })))
    if (what && amountMinor > 0) moves.push({ transaction, what, amountMinor })
  }
  const followed = () => followTax(history, { totalMinor, taxMinor, isInParts })
  const inHeld = () => ({ wholeMinor: payableTotals(history).heldMinor, taxMinor: followed().heldTaxMinor })

  const pay = (n: number): void => {
    const amountMinor = Math.min(n, totalMinor - paidMinor)
    if (amountMinor <= 0) return
    paidMinor += amountMinor
    post('paid_by_gateway', 'payment', [{ from: gateway, to: held, amountMinor, currency }])
    const surchargeMinor = n % 40
    const surchargeTaxMinor = taxInPart(surchargeMinor, { wholeMinor: totalMinor, taxMinor })
    feeTaxMinor += surchargeTaxMinor
    Object.assign(moves.at(-1)!, { surchargeMinor, surchargeTaxMinor })
  }
  const refund = (n: number): void => {
    const amountMinor = Math.min(n, inHeld().wholeMinor)
    if (amountMinor === 0) return
    // What was not paid in full is due again, unless a plan says otherwise.
    if (!isInParts && paidMinor < totalMinor) paidMinor -= amountMinor
    returnableMinor += amountMinor
    post('refunded_before_earned', 'refund', [{ from: held, to: gateway, amountMinor, currency }])
  }
  const record = (all: { totalMinor: number; writerMinor: number; taxMinor: number }): void => {
    if (all.totalMinor === 0) return
    post('earned', 'earning', earned({ payable, writer: 'w', currency, jurisdiction: 'DE', ...all }))
    earnings.unshift({ id: `${history.length}`, writer: 'w', isPending: true, totalMinor: all.totalMinor, amountMinor: all.writerMinor, taxMinor: all.taxMinor, jurisdiction: 'DE', returnedMinor: 0, clawedBackMinor: 0, returnedTaxMinor: 0 })
  }
  const release = (n: number): void => {
    const now = inHeld()
    const writerMinor = Math.min(n, now.wholeMinor - now.taxMinor)
    const taxOf = taxOnShare(writerMinor, now)
    record({ totalMinor: writerMinor + taxOf, writerMinor, taxMinor: taxOf })
  }
  const earn = (): void => {
    const { wholeMinor, taxMinor: heldTaxMinor } = inHeld()
    if (paidMinor < totalMinor) return
    record({ totalMinor: wholeMinor, writerMinor: writerShareOf({ totalMinor: listedMinor({ totalMinor, taxMinor, tax }), heldMinor: wholeMinor - heldTaxMinor }, percent), taxMinor: heldTaxMinor })
  }
  const reverse = (): void => {
    const it = earnings.shift()
    if (!it || it.totalMinor === it.returnedMinor) return
    post('earning_reversed', null, earningReversed({ payable, writer: 'w', currency, jurisdiction: 'DE', totalMinor: it.totalMinor - it.returnedMinor, writerMinor: it.amountMinor - it.clawedBackMinor, taxMinor: it.taxMinor - it.returnedTaxMinor }).filter(isOfHeld))
  }
  const refundEarned = (n: number): void => {
    const amountMinor = Math.min(n, earnings.reduce((left, it) => left + it.totalMinor - it.returnedMinor, 0))
    if (amountMinor === 0) return
    if (!isInParts && paidMinor < totalMinor) paidMinor -= amountMinor
    const taken = takeBack({ amountMinor, clawBackMinor: n % 500, earnings, means: new Map() })
    returnableMinor += amountMinor
    post('refunded_after_earned', 'earned_refund', refundedAfterEarned({ payable, currency, taken, back: [{ from: held, to: gateway, amountMinor, currency }] }), amountMinor)
    for (const each of taken) {
      const it = earnings.find(({ id }) => id === each.earning)!
      Object.assign(it, { returnedMinor: it.returnedMinor + each.returnedMinor, clawedBackMinor: it.clawedBackMinor + each.clawedBackMinor, returnedTaxMinor: it.returnedTaxMinor + each.taxMinor })
    }
  }
  const fail = (n: number): void => {
    const amountMinor = Math.min(n, returnableMinor)
    // Before there is an invoice, what comes back would pay for the order without being a payment.
    if (amountMinor === 0 || (!isEnded && paidMinor < totalMinor)) return
    returnableMinor -= amountMinor
    post('refund_failed', 'return', refundFailed({ payable, client: 'c', gateway: 'stripe', amountMinor, currency, isClosed: isEnded }), isEnded ? 0 : amountMinor)
  }
  const cancel = (): void => {
    const { wholeMinor, taxMinor: heldTaxMinor } = inHeld()
    const { refundMinor, writerMinor, platformMinor, taxMinor: rest } = settleCancelled({ state: 'in_progress', totalMinor, heldMinor: wholeMinor, heldTaxMinor, isTaxOnTop: isOnTop, startedRefundPercent: percent, writerSharePercent: percent })
    refund(refundMinor)
    record({ totalMinor: writerMinor + platformMinor + rest, writerMinor, taxMinor: rest })
    isEnded = true
  }
  const take = ({ do: what, n }: Step): void => ({ pay, payAll: () => pay(totalMinor), refund, release, earn, reverse, refundEarned, fail })[what](n)

  const papers: IssuedPaper[] = []
  const issue = (): void => {
    const subject = { totalMinor, tax: { ...tax, taxMinor, followed: followed() } } as Subject
    const due = planPapers(moves, totalMinor, { isInParts, isEnded, issued: papers }).filter((paper) => !isIssued(paper, papers))
    papers.push(...draftPapers({ due, issued: papers, subject, seller: SOMEBODY, buyer: SOMEBODY, rates: [] } as never).map((draft) => ({ ...draft, number: draft.id, corrects: draft.corrected })))
  }
  /** What the papers state, less what credit notes take back, and the same in the books. */
  const taxes = () => ({
    papers, heldTaxMinor: followed().heldTaxMinor, heldMinor: payableTotals(history).heldMinor,
    statedMinor: papers.reduce((all, { kind, taxMinor: minor }) => all + (kind === 'credit_note' ? -minor : minor), 0),
    postedMinor: history.reduce((all, { from, to, amountMinor }) => all + (to.kind === 'tax' ? amountMinor : 0) - (from.kind === 'tax' ? amountMinor : 0), 0),
    feeTaxMinor,
  })
  return { take, cancel, issue, taxes }
}

const SOMEBODY = { country: 'DE', vatId: null }
const sum = (postings: readonly Posting[]): number => postings.reduce((all, { amountMinor }) => all + amountMinor, 0)
const isOfHeld = ({ from, to }: Posting): boolean => from.kind === 'held_funds' || to.kind === 'held_funds'

/** Each paper sums up, and all of them state what the books have and hold. */
function agrees({ papers, statedMinor, postedMinor, feeTaxMinor, heldTaxMinor, heldMinor }: ReturnType<ReturnType<typeof createWorld>['taxes']>): boolean {
  const isEqual = !papers.some(({ kind }) => kind === 'invoice') || statedMinor === postedMinor + feeTaxMinor + heldTaxMinor
  return isEqual && papers.every(isDivided) && heldTaxMinor >= 0 && heldTaxMinor <= heldMinor
}

const isDivided = ({ netMinor, taxMinor, totalMinor, taxLines }: IssuedPaper): boolean =>
  netMinor >= 0 && netMinor + taxMinor === totalMinor && taxLines.reduce((all, { amountMinor }) => all + amountMinor, 0) === taxMinor

describe('laws of taxes', () => {
  holds(
    'papers state what is posted to tax and what is still held of it, and each sums up',
    fc.property(sale, fc.array(step, { maxLength: 12 }), (sold, steps) => {
      const world = createWorld(sold)
      for (const each of steps) {
        world.take(each)
        // Papers may be late: the books do not wait for them.
        if (each.n % 3 === 0) continue
        world.issue()
        if (!agrees(world.taxes())) return false
      }
      world.cancel()
      world.issue()
      for (const { n } of steps) {
        world.take({ do: 'refundEarned', n })
        world.issue()
      }
      const { papers, statedMinor, postedMinor, feeTaxMinor, heldMinor } = world.taxes()
      // What was given back wholly before there was an invoice is no sale; its fees are on receipts alone.
      return heldMinor === 0 && statedMinor === postedMinor + (papers.some(({ kind }) => kind === 'invoice') ? feeTaxMinor : 0)
    }),
    1_000,
  )
})
