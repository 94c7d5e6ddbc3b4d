import { describe, expect, it } from '@jest/globals'
import { heldFunds, clientWallet, gatewayAccount } from '../ledger/accountRef.ts'
import { payableTotals } from '../ledger/fundings.ts'
import { disputeMoved, disputeRecovered, disputeRestored } from '../ledger/recipes/disputed.ts'
import { choose, candidates } from '../workflow/decide.ts'
import type { Actor } from '../workflow/types.ts'
import { nextAsk, remindersDue, unrecoveredMinor, type DisputeState } from './dispute.ts'
import { disputeMove, hasArrived } from './disputeMove.ts'
import { evidencePack, type EvidenceSource } from './evidence.ts'
import { reasonInWords } from './reasons.ts'
import { disputeWorkflow, type DisputeFacts } from './workflow.ts'

const NOW = new Date('2026-03-02T12:00:00Z')
const hours = (count: number): Date => new Date(NOW.getTime() + count * 3_600_000)
const of = (postings: readonly { from: { kind: string }; to: { kind: string }; amountMinor: number }[]) => postings.map(({ from, to, amountMinor }) => [from.kind, to.kind, amountMinor])

describe('what the gateway says of a dispute', () => {
  it.each([
    ['nothing new', 'needs_response', 'needs_response', 0, null],
    ['the bank looks at it', 'needs_response', 'under_review', 1, 'review'],
    ['our evidence is not there yet', 'submitting', 'needs_response', 0, null],
    ['our evidence is there', 'submitting', 'under_review', 1, 'review'],
    ['it asks anew after it took evidence', 'submitting', 'needs_response', 1, 'respond'],
    ['it was not given up yet', 'conceding', 'needs_response', 0, null],
    ['it was given up', 'conceding', 'lost', 0, 'lose'],
    ['an inquiry was escalated', 'under_review', 'needs_response', 1, 'respond'],
    ['an inquiry ended', 'under_review', 'closed', 1, 'close'],
    ['won after it was lost', 'lost', 'won', 1, 'win'],
    ['decided before anybody answered', 'needs_response', 'lost', 0, 'lose'],
    ['lost again', 'won', 'lost', 1, 'lose'],
  ] as const)('%s', (_case, state, step, submissions, move) => {
    expect(disputeMove({ state, submissionsBefore: 0 }, { step, submissions })).toBe(move)
  })

  it('is a move that the workflow has', () => {
    const system: Actor = { id: null, roles: ['system'] }
    for (const state of disputeWorkflow.states) {
      for (const step of ['needs_response', 'under_review', 'won', 'lost', 'closed'] as const) {
        const name = disputeMove({ state, submissionsBefore: 0 }, { step, submissions: 1 })
        if (name) expect(candidates(disputeWorkflow, name, { doc: { state }, actor: system } as never)[0]!.to).toBe(step)
      }
    }
  })

  it.each([
    ['nothing was handed in', 'needs_response', 0, 0, false],
    ['an earlier round’s evidence', 'needs_response', 1, 1, false],
    ['evidence of this round', 'needs_response', 1, 0, true],
    ['the bank decided meanwhile', 'lost', 0, 0, true],
  ] as const)('evidence has arrived: %s', (_case, step, submissions, submissionsBefore, expected) => {
    expect(hasArrived({ submissionsBefore }, { step, submissions })).toBe(expected)
  })
})

describe('staff', () => {
  const admin: Actor = { id: 'a', roles: ['admin'] }
  const doc = { state: 'needs_response' as DisputeState, client: 'c', answer: 'It was delivered.', evidenceDueAt: hours(1).toISOString(), isInquiry: false, withdrawnMinor: 500, recoveredHeldMinor: 0, recoveredWalletMinor: 0 }
  const tryTo = (name: string, change: object = {}, actor: Actor = admin): string => {
    const facts = { doc: { ...doc, ...change }, now: NOW, actor, input: {} } as unknown as DisputeFacts
    try {
      return choose(candidates(disputeWorkflow, name, facts as never), facts as never).to as string
    } catch (error) {
      return (error as { code: string }).code
    }
  }
  it.each([
    ['submit', {}, 'submitting'],
    ['submit', { answer: null }, 'dispute_answer_missing'],
    ['submit', { evidenceDueAt: NOW.toISOString() }, 'dispute_past_due'],
    ['submit', { evidenceDueAt: null }, 'submitting'],
    ['submit', { client: 'a' }, 'own_money'],
    ['submit', { state: 'submitting' }, 'transition_not_allowed'],
    ['concede', {}, 'conceding'],
    ['concede', { isInquiry: true }, 'dispute_is_inquiry'],
    ['recover', {}, 'transition_not_allowed'],
    ['recover', { state: 'lost' }, 'lost'],
    ['recover', { state: 'lost', recoveredHeldMinor: 500 }, 'dispute_nothing_to_recover'],
  ])('%s of %j: %s', (name, change, expected) => {
    expect(tryTo(name, change)).toBe(expected)
  })

  it('of support answer, and admins give up', () => {
    const support: Actor = { id: 's', roles: ['support'] }
    expect([tryTo('submit', {}, support), tryTo('concede', {}, support)]).toEqual(['submitting', 'forbidden'])
  })
})

describe('the clock', () => {
  it('asks soon while a decision is on its way, daily while it is open, weekly for a while after its end', () => {
    const wait = (state: DisputeState, asks: number) => (nextAsk(state, asks, NOW)?.getTime() ?? NaN) - NOW.getTime()
    expect([wait('submitting', 0), wait('conceding', 9), wait('needs_response', 40), wait('under_review', 0), wait('lost', 0)].map((ms) => ms / 60_000)).toEqual([1, 60, 1_440, 1_440, 10_080])
    expect(nextAsk('lost', 8, NOW)).toBeNull()
  })

  it.each([[73, 0], [72, 1], [25, 1], [24, 2], [1, 2]])('%i hours before the due date reminds %i times', (left, times) => {
    expect(remindersDue(hours(left), NOW)).toBe(times)
  })
})

describe('in the books', () => {
  const payable = { collection: 'orders', id: 'o' }
  const usd = { client: 'c', gateway: 'stripe', currency: 'USD', payable }
  it('what the bank takes is a cost, and what comes back takes it off', () => {
    expect(of(disputeMoved({ gateway: 'stripe', amountMinor: -500, currency: 'USD' }))).toEqual([['chargeback_cost', 'gateway', 500]])
    expect(of(disputeMoved({ gateway: 'stripe', amountMinor: 500, currency: 'USD' }))).toEqual([['gateway', 'chargeback_cost', 500]])
  })

  it('what is taken back of held funds counts as refunded, and as paid when it comes back', () => {
    const paid = { from: gatewayAccount('stripe'), to: heldFunds(payable), amountMinor: 900, currency: 'USD' }
    const taken = disputeRecovered({ ...usd, fromWalletMinor: 0, fromHeldMinor: 900 })
    const back = disputeRestored({ ...usd, fromWalletMinor: 0, fromHeldMinor: 900, isClosed: false })
    const held = [paid, ...taken, ...back].filter(({ from, to }) => from.kind === 'held_funds' || to.kind === 'held_funds')
    expect(payableTotals(held.slice(0, 2))).toEqual({ paidMinor: 900, earnedMinor: 0, refundedMinor: 900, heldMinor: 0 })
    expect(payableTotals(held)).toEqual({ paidMinor: 1_800, earnedMinor: 0, refundedMinor: 900, heldMinor: 900 })
  })

  it('nothing is held again where nothing may be', () => {
    expect(of(disputeRestored({ ...usd, fromWalletMinor: 100, fromHeldMinor: 900, isClosed: true }))).toEqual([['chargeback_cost', 'client_wallet', 1_000]])
    expect(disputeRecovered({ ...usd, fromWalletMinor: 70, fromHeldMinor: 0 })[0]!.from).toEqual(clientWallet('c'))
  })

  it.each([[500, 0, 0, 500], [500, 200, 100, 200], [0, 0, 0, 0], [-20, 0, 0, 0]])('%i with the bank, %i and %i taken back: %i is lost', (withdrawnMinor, recoveredHeldMinor, recoveredWalletMinor, lost) => {
    expect(unrecoveredMinor({ withdrawnMinor, recoveredHeldMinor, recoveredWalletMinor })).toBe(lost)
  })
})

describe('the evidence', () => {
  const source: EvidenceSource = {
    madeAt: NOW, timeZone: 'Europe/Berlin', website: 'Inkwell', dispute: { code: 'D-1', gatewayId: 'du_1', amountMinor: 8_280, currency: 'USD', reason: 'product_not_received', answer: 'It was delivered on time.' },
    payment: { code: 'P-1', intentId: 'pi_1', about: 'Order INK-1', paidAt: NOW, totalMinor: 9_000, walletMinor: 720, receivedMinor: 8_280 },
    client: { name: 'Carla', email: 'c@example.com', registeredAt: hours(-48) },
    order: { number: 'INK-1', title: 'Ink', placedAt: hours(-24), deadline: hours(24), deliveredAt: hours(2), completedAt: null, totalMinor: 9_000, brief: { topic: 'Ink', sources: [1, 2] } },
    timeline: [{ at: hours(1), event: 'submit_work', to: 'in_review', role: 'writer' }, { at: hours(2), event: 'something_new', to: null, role: 'system' }],
    files: [{ at: hours(1), name: 'work.pdf', category: 'final', sizeBytes: 12, sha256: 'ab12', role: 'writer' }], papers: [], spent: [],
  }
  it('says in words what was agreed, what happened and what was handed over', () => {
    const pack = evidencePack(source)
    expect(pack.sections.map(({ title }) => title)).toEqual(['What was ordered', 'What happened', 'Files'])
    expect(pack.sections.flatMap(({ rows }) => rows.map(({ text }) => text))).toEqual([
      'Order INK-1: Ink, for $90.00', 'Topic: Ink', 'Deadline', 'Delivered', 'Work handed in (writer, In review)', 'Something new (system)', 'work.pdf: final of the writer, 12 bytes, SHA-256 ab12',
    ])
    expect(pack.facts).toContainEqual(['Disputed', '$82.80: The work did not arrive'])
    expect(pack.facts).toContainEqual(['Paid', '2 Mar 2026 13:00: $82.80 by card, $7.20 from the wallet'])
    expect(pack.answer).toBe('It was delivered on time.')
  })

  it('has reasons of tomorrow as the gateway names them', () => expect(reasonInWords('some_new_reason')).toBe('some new reason'))
})
