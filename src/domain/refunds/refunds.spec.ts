import { describe, expect, it } from '@jest/globals'
import { DomainError } from '../errors.ts'
import { clientWallet, gatewayAccount, heldFunds } from '../ledger/accountRef.ts'
import { remainingFundings, type Move } from '../ledger/fundings.ts'
import type { Posting } from '../ledger/posting.ts'
import { ORDER_STATES } from '../orders/states.ts'
import { decide } from '../workflow/decide.ts'
import { reasonsForPerson, type AutoCase, type AutoPolicy } from './autoApproval.ts'
import { entitlement, type RefundStage } from './entitlement.ts'
import { dueMove, partsOf, type PartState, type RefundPart } from './parts.ts'
import { planRefund } from './planRefund.ts'
import { nextAsk } from './refund.ts'
import { stageOf } from './stageOf.ts'
import { takeBack, type EarningLeft } from './takeBack.ts'
import { refundWorkflow } from './workflow.ts'

const now = new Date('2026-03-20T10:00:00Z')
const daysAgo = (days: number): Date => new Date(now.getTime() - days * 86_400_000)
const codeOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
  return 'none'
}

describe('the stage of an order', () => {
  it.each(ORDER_STATES.map((state) => [state]))('is known while it is %s', (state) => {
    const stages: Record<string, string> = { draft: 'not_started', awaiting_payment: 'not_started', available: 'not_started', completed: 'completed', cancelled: 'closed', expired: 'closed' }
    expect(stageOf({ state, deliveredAt: null })).toBe(stages[state] ?? 'started')
  })
  it('stays delivered while what was handed over is revised', () => {
    expect(stageOf({ state: 'in_revision', deliveredAt: '2026-03-01T00:00:00Z' })).toBe('delivered')
    expect(stageOf({ state: 'on_hold', deliveredAt: '2026-03-01T00:00:00Z' })).toBe('delivered')
  })
})

describe('what a stage gives', () => {
  const terms = { startedRefundPercent: 50, deliveredRefundPercent: 20, deliveredRefundDays: 14, completedRefundPercent: 10, completedRefundDays: 3 }
  const give = (stage: RefundStage, { paid = 10_000, earned = 0, refunded = 0, delivered = 1, completed = 1 } = {}) =>
    entitlement(
      { stage, totalMinor: 10_000, currency: 'USD', deliveredAt: daysAgo(delivered), completedAt: daysAgo(completed) },
      { totals: { paidMinor: paid, earnedMinor: earned, refundedMinor: refunded, heldMinor: paid - earned - refunded }, terms, now },
    )

  it.each<[string, number, ReturnType<typeof give>]>([
    ['all before work began', 10_000, give('not_started')],
    ['what was paid so far, where that is less', 4_000, give('not_started', { paid: 4_000 })],
    ['half of the price once work began', 5_000, give('started')],
    ['less what went back before', 3_000, give('started', { refunded: 2_000 })],
    ['nothing more once that went back', 0, give('started', { refunded: 6_000 })],
    ['not more than is held', 3_000, give('started', { earned: 7_000 })],
    ['less what was not paid yet, by a plan', 2_000, give('started', { paid: 7_000 })],
    ['nothing while less was paid than the website keeps', 0, give('started', { paid: 1_000 })],
    ['not what earlier work has earned', 7_000, give('not_started', { earned: 3_000 })],
    ['a part of it in the days after delivery', 2_000, give('delivered', { delivered: 14 })],
    ['nothing later', 0, give('delivered', { delivered: 15 })],
    ['a part of it in the days after acceptance', 1_000, give('completed', { earned: 10_000 })],
    ['nothing later than that', 0, give('completed', { earned: 10_000, completed: 4 })],
    ['nothing when it was cancelled', 0, give('closed', { earned: 5_000, refunded: 5_000 })],
  ])('is %s', (_case, amountMinor, given) => {
    expect(given.amountMinor).toBe(amountMinor)
    expect(given.amountMinor).toBeLessThanOrEqual(given.leftMinor)
    expect(given.reasons.length).toBeGreaterThan(0)
  })

  it('is told with its reasons', () => {
    expect(give('started', { refunded: 2_000 }).reasons).toEqual([
      'Work has begun: the website gives back 50 % of the price.', '50 % of the price of $100.00 is $50.00.', '$20.00 went back before.',
    ])
    expect(give('delivered', { delivered: 20 }).reasons).toEqual(['The work was delivered more than 14 days ago: nothing comes back by itself.'])
  })
})

describe('approval without a person', () => {
  const policy: AutoPolicy = {
    autoRefundMaximumMinor: 5_000, autoRefundsNotStarted: true, autoRefundsStarted: false, autoRefundsDelivered: false, autoRefundsCompleted: false,
    autoRefundsIn90Days: 1, autoRefundAccountDays: 30,
  }
  const request: AutoCase = { stage: 'not_started', amountMinor: 5_000, currency: 'USD', entitledMinor: 5_000, isAskedByClient: true, refundsIn90Days: 1, accountDays: 30, isDisputed: false }
  it('is for what the policy names', () => expect(reasonsForPerson(request, policy)).toEqual([]))
  it.each<[string, Partial<AutoCase>, Partial<AutoPolicy>]>([
    ['while it is off', {}, { autoRefundMaximumMinor: 0 }],
    ['for more than the largest amount', { amountMinor: 5_001, entitledMinor: 9_000 }, {}],
    ['for more than the stage gives', { entitledMinor: 4_999 }, {}],
    ['at another stage', { stage: 'started' }, {}],
    ['when it has ended', { stage: 'closed' }, {}],
    ['for a client with many refunds', { refundsIn90Days: 2 }, {}],
    ['for a new client', { accountDays: 29 }, {}],
    ['of what a bank has', { isDisputed: true }, {}],
    ['when staff ask', { isAskedByClient: false }, {}],
  ])('is refused %s', (_case, change, rules) => expect(reasonsForPerson({ ...request, ...change }, { ...policy, ...rules }).length).toBeGreaterThan(0))
})

describe('who approves', () => {
  const approve = (id: string | null, { amountMinor = 100, leftMinor = 1_000, disputedMinor = 0, role = 'admin' as 'admin' | 'support' | 'client' | 'system' } = {}) =>
    decide(refundWorkflow, 'approve', {
      doc: { state: 'requested', client: 'ann', requestedBy: 'sue', amountMinor, limitMinor: 100, currency: 'USD', parts: null } as { state: string },
      now, actor: { id, roles: [role] }, input: {}, leftMinor, disputedMinor,
    } as never)
  it('is staff, above the limit another person than who asked', () => {
    expect(approve('sue').effects).toEqual(['postRefund'])
    expect(codeOf(() => approve('sue', { amountMinor: 101 }))).toBe('second_person_needed')
    expect(approve('adam', { amountMinor: 101 }).to).toBe('approved')
    expect(approve(null, { role: 'system' }).to).toBe('approved')
  })
  it('is never its client', () => {
    expect(codeOf(() => approve('ann'))).toBe('own_money')
    expect(codeOf(() => approve('ann', { role: 'client' }))).toBe('forbidden')
  })
  it('is nobody while the client’s bank has it', () => {
    expect(codeOf(() => approve('adam', { disputedMinor: 901 }))).toBe('payment_disputed')
    expect(codeOf(() => approve(null, { disputedMinor: 901, role: 'system' }))).toBe('payment_disputed')
    expect(codeOf(() => approve('adam', { disputedMinor: 900 }))).not.toBe('payment_disputed')
  })
  it('is nobody for more than is left', () => expect(codeOf(() => approve('adam', { leftMinor: 99 }))).toBe('refund_exceeds_paid'))
})

describe('the way back', () => {
  const payable = { collection: 'orders', id: 'o' }
  const lot = { id: 'l', expiresAt: null }
  const fundings = [
    { source: { kind: 'client_bonus' as const, ownerKind: 'client', ownerId: 'c' }, amountMinor: 100, lot },
    { source: clientWallet('c'), amountMinor: 200, lot: null },
    { source: gatewayAccount('stripe'), amountMinor: 700, lot: null },
  ]
  const plan = (amountMinor: number, heldMinor: number, to: 'sources' | 'wallet' = 'sources') => planRefund({ payable, client: 'c', amountMinor, currency: 'USD', heldMinor, fundings, to, now })
  const of = (postings: readonly Posting[]) => postings.map(({ to, amountMinor }) => [to.kind, amountMinor])

  it('goes to the last funding first, from what is held and then from what was earned', () => {
    const { before, after } = plan(950, 800)
    expect(of(before)).toEqual([['gateway', 700], ['client_wallet', 100]])
    expect(of(after)).toEqual([['client_wallet', 100], ['client_bonus', 50]])
    expect(before.every(({ from }) => from.ownerId === heldFunds(payable).ownerId)).toBe(true)
  })
  it('goes to the wallet by decision, and bonus credit stays what it is', () => {
    expect(of(plan(950, 800, 'wallet').before)).toEqual([['client_wallet', 800]])
    expect(of(plan(950, 800, 'wallet').after)).toEqual([['client_wallet', 100], ['client_bonus', 50]])
  })

  it('is split by the payments that funded it, the last first', () => {
    const fundedBy = [
      { payment: 'p1', gateway: 'stripe', intentId: 'pi_1', amountMinor: 300, refundedMinor: 100 },
      { payment: 'p2', gateway: 'manual', intentId: 'bank', amountMinor: 999, refundedMinor: 0 },
      { payment: 'p3', gateway: 'stripe', intentId: 'pi_3', amountMinor: 400, refundedMinor: 0 },
    ]
    const parts = partsOf([{ to: 'gateway', gateway: 'stripe', amountMinor: 700 }, { to: 'wallet', gateway: null, amountMinor: 5 }], fundedBy)
    expect(parts.map(({ to, intentId, amountMinor, state }) => [to, intentId, amountMinor, state])).toEqual([
      ['gateway', 'pi_3', 400, 'waiting'], ['gateway', 'pi_1', 200, 'waiting'], ['gateway', null, 100, 'waiting'], ['wallet', null, 5, 'succeeded'],
    ])
  })

  it('is open again when a gateway could not, unless the money went to the wallet at once', () => {
    const move = (kind: Move['kind'], from: Move['from'], to: Move['to'], amountMinor: number): Move => ({ kind: kind!, from, to, amountMinor, currency: 'USD' })
    const [held, wallet, card] = [heldFunds(payable), clientWallet('c'), gatewayAccount('stripe')]
    const before = [move('paid_by_gateway', card, held, 100), move('paid_by_wallet', wallet, held, 50), move('refunded_before_earned', held, wallet, 50), move('refunded_before_earned', held, card, 60)]
    const left = (history: Move[]) => remainingFundings(history).map(({ source, amountMinor }) => [source.kind, amountMinor])
    expect(left([...before, move('refund_failed', card, held, 60)])).toEqual([['gateway', 100]])
    expect(left([...before.slice(0, 2), before[3]!, move('refund_failed', card, held, 60), move('refund_failed', held, wallet, 60)])).toEqual([['gateway', 40], ['client_wallet', 50]])
  })

  it.each<[string, PartState[], string | null]>([
    ['processing', ['succeeded', 'processing'], null], ['processing', ['failed', 'waiting'], null], ['processing', ['succeeded', 'succeeded'], 'succeed'],
    ['processing', ['failed', 'succeeded'], 'fail'], ['succeeded', ['succeeded', 'failed'], 'fail'], ['succeeded', ['succeeded'], null], ['failed', ['failed'], null],
  ])('of a %s refund with parts %j leads to %s', (state, states, move) => {
    expect(dueMove(state, states.map((each) => ({ state: each }) as RefundPart))).toBe(move)
  })

  it('is asked about soon, then daily, and not for ever', () => {
    expect([0, 1, 2, 3, 10].map((asks) => (nextAsk(asks, now)!.getTime() - now.getTime()) / 60_000)).toEqual([1 / 3, 5 / 6, 5, 60, 1_440])
    expect(nextAsk(40, now)).toBeNull()
  })
})

describe('taking back what was earned', () => {
  const earning = (change: Partial<EarningLeft> = {}): EarningLeft => ({
    id: 'e', writer: 'w', isPending: true, totalMinor: 1_000, amountMinor: 450, taxMinor: 100, jurisdiction: 'DE', returnedMinor: 0, clawedBackMinor: 0, returnedTaxMinor: 0, ...change,
  })
  const means = new Map([['w', { availableMinor: 50, owableMinor: 30 }]])
  const take = (amountMinor: number, clawBackMinor: number, ...earnings: EarningLeft[]) => takeBack({ amountMinor, clawBackMinor, earnings, means })

  it('takes tax in proportion, and the rest from sales unless it is decided otherwise', () => {
    expect(take(500, 0, earning())[0]).toMatchObject({ taxMinor: 50, salesMinor: 450, clawedBackMinor: 0 })
    expect(take(1_000, 0, earning())[0]).toMatchObject({ taxMinor: 100, salesMinor: 900 })
  })
  it('cuts a pending share where it is', () => {
    expect(take(500, 200, earning())[0]).toMatchObject({ fromPendingMinor: 200, fromAvailableMinor: 0, salesMinor: 250 })
    expect(take(1_000, 9_999, earning({ clawedBackMinor: 400, returnedMinor: 0 }))[0]).toMatchObject({ fromPendingMinor: 50 })
  })
  it('takes of a cleared share what there is, then debt up to the limit, and the website bears the rest', () => {
    expect(take(500, 200, earning({ isPending: false }))[0]).toMatchObject({ fromPendingMinor: 0, fromAvailableMinor: 50, fromOwedMinor: 30, clawedBackMinor: 80, salesMinor: 370 })
  })
  it('takes the newest earning first, and never more than was earned', () => {
    const [first, second] = take(1_200, 0, earning({ id: 'new' }), earning({ id: 'old', totalMinor: 300, taxMinor: 0 }))
    expect([first?.earning, first?.returnedMinor, second?.earning, second?.returnedMinor]).toEqual(['new', 1_000, 'old', 200])
    expect(() => take(1_001, 0, earning())).toThrow(RangeError)
  })
})
