import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { DomainError } from '../errors.ts'
import { decide } from '../workflow/decide.ts'
import { endParts, fitParts, payParts, type Fitted } from './fitParts.ts'
import { asksForClient, nextMoment, nextStep, nextTry, payableNowMinor } from './nextStep.ts'
import { offerParts } from './offerParts.ts'
import { partWorkflow, type PartFacts } from './partWorkflow.ts'
import { isOpen, openMinor, sumOf, sumOpen, type Part } from './plan.ts'
import { INSTALLMENT_SETTINGS as SETTINGS, termsOf } from './terms.ts'

const now = new Date('2026-03-02T09:00:00Z')
const DAY_MS = 86_400_000
const inDays = (days: number, from = now): Date => new Date(from.getTime() + days * DAY_MS)
const codeOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
  return 'none'
}
const offer = (totalMinor: number, wish: object = {}, settings: object = {}) => offerParts({ totalMinor, currency: 'USD', now }, { ...SETTINGS, ...settings }, wish)

describe('the parts of a price', () => {
  it('are the smallest deposit and as many others as the website allows', () => {
    expect(offer(10_000).map(({ amountMinor }) => amountMinor)).toEqual([3_000, 2_334, 2_333, 2_333])
    expect(offer(10_000).map(({ dueAt }) => (dueAt.getTime() - now.getTime()) / DAY_MS)).toEqual([0, 30, 60, 90])
    expect(offer(10_000, { parts: 2, depositPercent: 50 }).map(({ amountMinor, isDeposit }) => [amountMinor, isDeposit])).toEqual([[5_000, true], [5_000, false]])
  })
  it('are fewer where they would be too small', () => {
    expect(offer(4_000).map(({ amountMinor }) => amountMinor)).toEqual([1_200, 1_400, 1_400])
  })
  it.each<[string, number, object]>([
    ['a price too small to be split', 1_900, {}],
    ['more parts than the website allows', 100_000, { parts: 5 }],
    ['parts that are too small', 4_000, { parts: 4 }],
    ['a deposit below that of the website', 10_000, { depositPercent: 29 }],
    ['a deposit of nearly all', 10_000, { depositPercent: 91 }],
    ['one part', 10_000, { parts: 1 }],
  ])('refuse %s', (_what, total, wish) => expect(codeOf(() => offer(total, wish))).toBe('installment_terms'))
  it('sum to the price, whatever it is', () => {
    fc.assert(fc.property(fc.integer({ min: 2, max: 99_999_999 }), fc.integer({ min: 2, max: 24 }), fc.integer({ min: 1, max: 90 }), (total, parts, depositPercent) => {
      const settings = { depositPercent: 1, mostParts: 24, smallestPartMinor: 1 }
      const made = codeOf(() => offer(total, { parts, depositPercent }, settings)) === 'none' ? offer(total, { parts, depositPercent }, settings) : null
      if (made === null) return expect(total).toBeLessThan(100 * parts)
      expect([made.length, made.reduce((sum, { amountMinor }) => sum + amountMinor, 0)]).toEqual([parts, total])
      expect(Math.min(...made.map(({ amountMinor }) => amountMinor))).toBeGreaterThan(0)
    }))
  })
})

const asParts = (totalMinor: number, parts: number, depositPercent: number): Fitted[] =>
  offer(totalMinor, { parts, depositPercent }, { depositPercent: 1, mostParts: 24, smallestPartMinor: 1 }).map(({ number, dueAt, amountMinor }) => ({ number, dueAt: dueAt.toISOString(), amountMinor, paidMinor: 0, state: 'planned' }))
const settled = (parts: readonly Fitted[]) => parts.filter(({ state }) => state === 'paid')

describe('a price that changes while it is paid', () => {
  type Event = { pay: number } | { price: number } | { refund: number }
  const event = fc.oneof(
    fc.record({ pay: fc.integer({ min: 1, max: 60_000 }) }), fc.record({ price: fc.integer({ min: 1, max: 200_000 }) }), fc.record({ refund: fc.integer({ min: 1, max: 20_000 }) }))

  it('is what its parts sum to, through any amendment, payment and refund; no part is negative, and none that is paid changes', () => {
    fc.assert(fc.property(fc.integer({ min: 10_000, max: 100_000 }), fc.integer({ min: 2, max: 8 }), fc.integer({ min: 10, max: 90 }), fc.array(event, { maxLength: 15 }), (total, count, percent, events: Event[]) => {
      let [parts, price, paid, refunded] = [asParts(total, count, percent), total, 0, 0]
      for (const each of events) {
        const before = parts
        if ('price' in each) price = each.price
        // Nothing is booked beyond what is left of the price; a refund gives back of what was paid and makes no part due again.
        if ('pay' in each) paid += Math.min(each.pay, Math.max(0, price - paid))
        if ('refund' in each) refunded += Math.min(each.refund, paid - refunded)
        parts = payParts(fitParts(before, price, inDays(30)), paid)
        expect(sumOf(parts)).toBe(Math.max(price, paid))
        expect(sumOf(parts) - sumOpen(parts)).toBe(paid)
        expect(parts.every(({ amountMinor, paidMinor }) => paidMinor >= 0 && amountMinor >= paidMinor)).toBe(true)
        expect(parts.filter(isOpen).every((part) => openMinor(part) > 0)).toBe(true)
        for (const part of settled(before)) expect(parts.find(({ number }) => number === part.number)).toEqual(part)
        // What is held is what was paid and not given back: the plan owes it nothing.
        expect(paid - refunded).toBeGreaterThanOrEqual(0)
      }
    }))
  })

  it('ends as one part that is due, or as nothing more', () => {
    fc.assert(fc.property(fc.integer({ min: 10_000, max: 100_000 }), fc.integer({ min: 2, max: 8 }), fc.integer({ min: 0, max: 100_000 }), (total, count, most) => {
      const paid = Math.min(most, total)
      const parts = payParts(asParts(total, count, 30), paid)
      const [called, dropped] = [endParts(parts, { dueAt: now, isRestDue: true }), endParts(parts, { dueAt: now, isRestDue: false })]
      expect([sumOf(called), sumOpen(called), called.filter(isOpen).length]).toEqual([total, total - paid, paid < total ? 1 : 0])
      expect([sumOf(dropped), sumOpen(dropped)]).toEqual([paid, 0])
    }))
  })

  it('grows by a part when all the others are paid', () => {
    const paid = payParts(asParts(10_000, 2, 50), 10_000)
    expect(fitParts(paid, 12_500, inDays(30)).at(-1)).toEqual({ number: 3, state: 'planned', dueAt: inDays(30).toISOString(), amountMinor: 2_500, paidMinor: 0 })
  })
})

const terms = termsOf(SETTINGS)
const part = (number: number, days: number, more: Partial<Part> = {}): Part => ({ id: `${number}`, number, state: 'planned', version: 0, dueAt: inDays(days).toISOString(), amountMinor: 1_000, paidMinor: 0, remindedAt: null, ...more })
const plan = { state: 'active' as const, terms, chargesItself: true, failedTries: 0, nextTryAt: null, needsClient: false, holdEpisode: null }
const at = (days: number, parts: Part[], more: object = {}, isPaying = false) => ({ plan: { ...plan, ...more }, parts, isPaying, now: inDays(days) })
const numbers = (parts: Part[]): number[] => parts.map(({ number }) => number)

describe('what time brings', () => {
  it.each<[string, ReturnType<typeof at>, object]>([
    ['nothing, long before', at(0, [part(2, 30)]), { remind: [], chargeMinor: 0, isPastGrace: false }],
    ['a reminder three days before', at(27, [part(2, 30)]), { remind: [2], chargeMinor: 0 }],
    ['no second reminder', at(28, [part(2, 30, { remindedAt: inDays(27).toISOString() })]), { remind: [] }],
    ['the charge when it is due', at(30, [part(2, 30), part(3, 60)]), { fallDue: [2], chargeMinor: 1_000, miss: [] }],
    ['of what is left only', at(30, [part(2, 30, { paidMinor: 400 })]), { chargeMinor: 600 }],
    ['no charge beside a payment that is under way', at(30, [part(2, 30)], {}, true), { fallDue: [2], chargeMinor: 0 }],
    ['no charge that nobody allowed', at(30, [part(2, 30)], { chargesItself: false }), { fallDue: [2], chargeMinor: 0 }],
    ['a pause before the second try', at(30.5, [part(2, 30, { state: 'due' })], { failedTries: 1, nextTryAt: inDays(31).toISOString() }), { chargeMinor: 0 }],
    ['the second try', at(31, [part(2, 30, { state: 'due' })], { failedTries: 1, nextTryAt: inDays(31).toISOString() }), { chargeMinor: 1_000, miss: [2] }],
    ['no fourth try', at(34, [part(2, 30, { state: 'overdue' })], { failedTries: 3 }), { chargeMinor: 0, isPastGrace: false }],
    ['no try while only the client can help', at(31, [part(2, 30, { state: 'due' })], { failedTries: 1, needsClient: true }), { chargeMinor: 0 }],
    ['all that is due, when the next part is', at(60, [part(2, 30, { state: 'overdue' }), part(3, 60)], { failedTries: 3, needsClient: true }), { fallDue: [3], chargeMinor: 2_000, isPastGrace: true }],
    ['the pause, past the days of grace', at(35, [part(2, 30, { state: 'overdue' })]), { isPastGrace: true }],
    ['nothing for what is paid', at(90, [part(2, 30, { state: 'paid', paidMinor: 1_000 })]), { remind: [], fallDue: [], miss: [], chargeMinor: 0, isPastGrace: false }],
  ])('is %s', (_what, seen, expected) => {
    const { remind, fallDue, miss, ...rest } = nextStep(seen)
    expect({ ...rest, remind: numbers(remind), fallDue: numbers(fallDue), miss: numbers(miss) }).toMatchObject(expected)
  })

  it.each<[string, ReturnType<typeof at>, number | null]>([
    ['the reminder', at(0, [part(2, 30)]), 27],
    ['the day it is due, once reminded', at(27, [part(2, 30, { remindedAt: inDays(27).toISOString() })]), 30],
    ['the next try', at(30, [part(2, 30, { state: 'due' })], { failedTries: 1, nextTryAt: inDays(30.5).toISOString() }), 30.5],
    ['the end of grace', at(32, [part(2, 30, { state: 'overdue' })]), 35],
    ['ten minutes on, while a payment is under way', at(36, [part(2, 30, { state: 'overdue' })], {}, true), 36 + 10 / 1_440],
    ['an hour on, while work could begin that is not paid for', at(36, [part(2, 30, { state: 'overdue' })], { state: 'paused' }), 36 + 1 / 24],
    ['never, once work rests', at(36, [part(2, 30, { state: 'overdue' })], { state: 'paused', holdEpisode: 4 }), null],
    ['never, once all is paid', at(36, [part(2, 30, { state: 'paid', paidMinor: 1_000 })]), null],
  ])('next is %s', (_what, seen, days) => expect(nextMoment(seen)).toEqual(days === null ? null : inDays(days)))

  it('tries again with pauses that double, and not for ever', () => {
    expect([1, 2, 3].map((failed) => nextTry(failed, terms, now))).toEqual([inDays(1), inDays(2), null])
    expect([asksForClient('authentication_required'), asksForClient('insufficient_funds'), asksForClient(null)]).toEqual([true, false, false])
  })

  it('lets the client pay what is due, and what was announced', () => {
    const parts = [part(1, 0, { state: 'paid', paidMinor: 1_000 }), part(2, 30, { state: 'overdue', paidMinor: 100 }), part(3, 60)]
    expect([0, 27, 40, 57].map((days) => payableNowMinor(parts, { reminderDays: 3, now: inDays(days) }))).toEqual([0, 900, 900, 1_900])
  })
})

describe('another date', () => {
  const facts = (input: object, more: Partial<PartFacts> = {}): PartFacts => ({ doc: part(2, 30), now, actor: { id: 'me', roles: ['support'] }, input: input as never, planState: 'active', earliest: now.toISOString(), latest: inDays(60).toISOString(), ...more })
  const refusal = (given: PartFacts) => codeOf(() => decide(partWorkflow, 'reschedule', given as never))
  it.each<[string, PartFacts, string]>([
    ['between its neighbours', facts({ dueAt: inDays(40).toISOString() }), 'none'],
    ['in the past', facts({ dueAt: inDays(-1).toISOString() }, { earliest: null }), 'installment_date'],
    ['after the next part', facts({ dueAt: inDays(61).toISOString() }), 'installment_date'],
    ['too far off', facts({ dueAt: inDays(731).toISOString() }, { latest: null }), 'installment_date'],
    ['of a plan that has ended', facts({ dueAt: inDays(40).toISOString() }, { planState: 'cancelled' }), 'no_installment_plan'],
  ])('%s', (_what, given, code) => expect(refusal(given)).toBe(code))
})
