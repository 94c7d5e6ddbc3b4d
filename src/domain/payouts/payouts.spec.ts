import { describe, expect, it } from '@jest/globals'
import { payoutConfirmed, payoutFailed, payoutReturned, payoutSent } from '../ledger/recipes/paidOut.ts'
import type { Posting } from '../ledger/posting.ts'
import { DomainError } from '../errors.ts'
import { decide } from '../workflow/decide.ts'
import type { ActorRole } from '../workflow/types.ts'
import { batchWorkflow } from './batchWorkflow.ts'
import { payableMinor, payoutAmount } from './checkPayout.ts'
import { holdUntil } from './holdUntil.ts'
import { isSameAccount, payoutAccount } from './payoutDetails.ts'
import { payoutWorkflow } from './payoutWorkflow.ts'
import { planBatch, type Candidate } from './planBatch.ts'
import { schedulePeriod } from './schedulePeriod.ts'
import { statementMonth } from './statementMonth.ts'
import { statementText } from './statementText.ts'

const now = new Date('2026-03-20T10:00:00Z')
const codeOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
  return 'none'
}

describe('the recipes of payouts', () => {
  const money = { payout: 'p', writer: 'w', gateway: 'manual', amountMinor: 500, currency: 'USD' }
  const of = (postings: readonly Posting[]) => postings.map(({ from, to, amountMinor }) => [`${from.kind} ${from.ownerId}`, `${to.kind} ${to.ownerId}`, amountMinor])
  it.each([
    ['sent', payoutSent, 'writer_available w', 'payout_in_transit p'], ['confirmed', payoutConfirmed, 'payout_in_transit p', 'gateway manual'],
    ['failed', payoutFailed, 'payout_in_transit p', 'writer_available w'], ['returned', payoutReturned, 'gateway manual', 'writer_available w'],
  ])('%s', (_fact, recipe, from, to) => {
    expect([of(recipe(money)), recipe({ ...money, amountMinor: 0 })]).toEqual([[[from, to, 500]], []])
  })
})

describe('an amount', () => {
  it.each([
    ['all' as const, 900, 500, 900], [900, 900, 500, 900], [500, 900, 500, 500], [499, 900, 500, 'payout_too_small'], [901, 900, 500, 'insufficient_funds'],
    ['all' as const, 499, 500, 'payout_too_small'], ['all' as const, 0, 0, 'payout_too_small'], [1, 900, 0, 1],
  ])('%s of %i with a minimum of %i is %s', (amountMinor, balance, minimumMinor, expected) => {
    const work = () => payoutAmount({ amountMinor, payableMinor: balance, minimumMinor, currency: 'USD' })
    expect(typeof expected === 'number' ? work() : codeOf(work)).toBe(expected)
  })
  it.each([[900, 0, 900], [900, -200, 700], [900, -1_000, 0], [900, 50, 900]])('of %i available and %i owed leaves %i', (available, owed, left) => expect(payableMinor(available, owed)).toBe(left))
})

describe('an account', () => {
  const bank = { method: 'bank' as const, holder: '  Wilma   Ärmel ', iban: 'de89 3704 0044 0532 0130 00' }
  it('is kept as banks write it, and shown by its end', () => {
    expect(payoutAccount({ ...bank, bic: 'cobadeff xxx' })).toEqual({ method: 'bank', holder: 'Wilma Ärmel', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX', accountId: null, masked: 'DE •••• 3000' })
    expect(payoutAccount({ method: 'connect', accountId: ' acct_1Hk2Q3r4s ' })).toMatchObject({ method: 'connect', iban: null, accountId: 'acct_1Hk2Q3r4s', masked: '•••• 3r4s' })
    expect([isSameAccount(payoutAccount(bank), payoutAccount({ ...bank, iban: 'DE89370400440532013000' })), isSameAccount(payoutAccount(bank), payoutAccount({ ...bank, holder: 'Other' }))]).toEqual([true, false])
  })
  it.each([
    ['one digit off', { iban: 'DE89370400440532013001' }], ['two digits swapped', { iban: 'DE89370400440523013000' }], ['too short', { iban: 'DE8937040044053201300' }], ['no country', { iban: 'ZZ89370400440532013000' }],
    ['no IBAN', { iban: '' }], ['a formula for a name', { holder: '=HYPERLINK("x")' }], ['a name of signs', { holder: '...' }], ['a long name', { holder: 'x'.repeat(71) }], ['a BIC of a country that is none', { bic: 'COBA1EFF' }],
  ])('with %s is refused', (_case, change) => expect(codeOf(() => payoutAccount({ ...bank, ...change }))).toBe('payout_details_invalid'))
  it('waits whole days after a change', () => {
    const changed = new Date('2026-03-17T10:00:00Z')
    expect([holdUntil(changed, 3, now), holdUntil(changed, 4, now), holdUntil(changed, 0, changed)]).toEqual([null, new Date('2026-03-21T10:00:00Z'), null])
  })
})

describe('who decides', () => {
  const doc = { state: 'requested', writer: 'wil', requestedBy: 'wil', amountMinor: 100, method: 'bank', details: 'd1', batch: null as string | null }
  const facts = { doc, now, actor: { id: 'ada', roles: ['admin'] as ActorRole[] }, input: {}, current: { id: 'd1', holdUntil: null as string | null }, payableMinor: 100, isGatewayOn: true, preparedBy: null as string | null }
  const approve = (change: object) => codeOf(() => decide(payoutWorkflow, 'approve', { ...facts, ...change }))
  it.each([
    ['another admin', {}, 'none'],
    ['support', { actor: { id: 'sue', roles: ['support'] } }, 'forbidden'],
    ['its writer as an admin', { actor: { id: 'wil', roles: ['admin', 'writer'] } }, 'own_money'],
    ['who asked for it', { doc: { ...doc, requestedBy: 'ada' } }, 'second_person_needed'],
    ['nobody', { actor: { id: null, roles: ['admin'] } }, 'second_person_needed'],
    ['an admin by hand while it is in a batch', { doc: { ...doc, batch: 'b' } }, 'payout_in_batch'],
    ['who made the batch', { doc: { ...doc, batch: 'b' }, preparedBy: 'ada', actor: { id: 'ada', roles: ['admin', 'system'] } }, 'second_person_needed'],
    ['another by the batch', { doc: { ...doc, batch: 'b' }, preparedBy: 'bob', actor: { id: 'ada', roles: ['admin', 'system'] } }, 'none'],
    ['an admin after the account was changed', { current: { id: 'd2', holdUntil: null } }, 'payout_details_changed'],
    ['an admin a moment too early', { current: { id: 'd1', holdUntil: '2026-03-20T10:00:00.001Z' } }, 'payout_on_hold'],
    ['an admin at the moment', { current: { id: 'd1', holdUntil: '2026-03-20T10:00:00.000Z' } }, 'none'],
    ['an admin when too little is left', { payableMinor: 99 }, 'insufficient_funds'],
    ['an admin without the gateway', { doc: { ...doc, method: 'connect' }, isGatewayOn: false }, 'gateway_off'],
  ])('approved by %s: %s → %s', (_who, change, code) => expect(approve(change)).toBe(code))

  it('of what the gateway sends, nobody says what became of it', () => {
    const sent = { ...facts, doc: { ...doc, state: 'in_transit', method: 'connect' } }
    expect([codeOf(() => decide(payoutWorkflow, 'confirm', sent)), codeOf(() => decide(payoutWorkflow, 'confirm', { ...sent, actor: { id: null, roles: ['system'] } }))]).toEqual(['payout_through_gateway', 'none'])
  })

  it('a batch needs somebody else than who made it, who gains nothing from it', () => {
    const batch = (id: string, writers: string[]) => codeOf(() => decide(batchWorkflow, 'approve', { doc: { state: 'prepared', preparedBy: 'ada' } as { state: string }, now, actor: { id, roles: ['admin'] }, input: {}, writers } as never))
    expect([batch('bob', ['wil']), batch('ada', ['wil']), batch('wil', ['wil']), batch('bob', [])]).toEqual(['none', 'second_person_needed', 'own_money', 'payout_batch_empty'])
  })
})

describe('a batch', () => {
  const bank = { id: 'd', method: 'bank' as const, masked: 'DE •••• 3000', holdUntil: null }
  const asked = { id: 'p', code: 'P', amountMinor: 700, state: 'requested' as const, batch: null }
  const cases: [string, Partial<Candidate>, 'requests' | 'everyone', number | string][] = [
    ['asked', { payout: asked }, 'requests', 700], ['approved', { payout: { ...asked, state: 'approved' } }, 'requests', 700], ['rich and silent', {}, 'everyone', 900],
    ['silent', {}, 'requests', 'not_requested'], ['poor', { payableMinor: 499 }, 'everyone', 'below_minimum'], ['without an account', { details: null }, 'everyone', 'no_details'],
    ['held', { payout: { ...asked, state: 'held' } }, 'requests', 'on_hold'], ['changed', { payout: asked, details: { ...bank, holdUntil: now } }, 'requests', 'on_hold'],
    ['at the gateway', { payout: asked, details: { ...bank, method: 'connect' } }, 'requests', 'through_gateway'], ['elsewhere', { payout: { ...asked, batch: 'b' } }, 'requests', 'in_batch'],
    ['clawed back', { payout: asked, payableMinor: 699 }, 'requests', 'not_covered'], ['below the minimum of today, and asked before', { payout: { ...asked, amountMinor: 400 } }, 'requests', 400],
  ]
  it.each(cases)('takes or leaves who is %s', (name, change, scope, expected) => {
    const { included, leftOut, totalMinor } = planBatch([{ writer: 'w', name, payableMinor: 900, payout: null, details: bank, ...change }], { scope, minimumMinor: 500 })
    expect([included.map(({ amountMinor }) => amountMinor), leftOut.map(({ reason }) => reason), totalMinor]).toEqual(
      typeof expected === 'number' ? [[expected], [], expected] : [[], [expected], 0])
  })
})

describe('the schedule', () => {
  it.each([
    ['off', '2026-03-02T09:00:00Z', 'UTC', null], ['weekly', '2026-03-02T09:00:00Z', 'UTC', '2026-W10'], ['weekly', '2026-03-03T23:59:00Z', 'UTC', '2026-W10'], ['weekly', '2026-03-04T00:00:00Z', 'UTC', null],
    ['weekly', '2026-03-02T04:59:00Z', 'America/New_York', null], ['weekly', '2027-01-04T09:00:00Z', 'UTC', '2027-W01'], ['weekly', '2025-12-29T09:00:00Z', 'UTC', '2026-W01'],
    ['monthly', '2026-02-28T23:30:00Z', 'Europe/Berlin', '2026-03'], ['monthly', '2026-03-03T09:00:00Z', 'UTC', null],
  ] as const)('%s at %s in %s asks for %s', (schedule, at, zone, period) => expect(schedulePeriod(schedule, new Date(at), zone)).toBe(period))
})

describe('a month', () => {
  it('is whole, in the website’s time, and over', () => {
    expect(statementMonth('2026-03', { now: new Date('2026-03-31T22:00:00Z'), timeZone: 'Europe/Berlin' })).toEqual({ name: 'March 2026', from: new Date('2026-02-28T23:00:00Z'), to: new Date('2026-03-31T22:00:00Z') })
    expect(['2026-03', '2026-13', '2026-3', 'x'].map((month) => codeOf(() => statementMonth(month, { now, timeZone: 'UTC' })))).toEqual(['month_not_over', 'period_invalid', 'period_invalid', 'period_invalid'])
  })
  it('is put into words, each account with its beginning, its lines and its end', () => {
    const line = { at: new Date('2026-03-31T21:30:00Z'), account: 'writer_available' as const, note: null, about: 'P-1', balanceMinor: 400 }
    const text = statementText({
      website: 'Federhaus', writer: 'Wilma', month: 'March 2026', timeZone: 'Europe/Berlin', currency: 'EUR',
      accounts: [{ account: 'writer_available', openingMinor: 1_000, closingMinor: 400 }], lines: [{ ...line, kind: 'payout_sent', amountMinor: -600 }],
    })
    expect(text.facts).toContainEqual(['Paid out', '€6.00'])
    expect(text.accounts[0]!.rows.map(({ day, label, amount, balance }) => [day, label, amount, balance])).toEqual([
      ['', 'At the beginning', '', '€10.00'], ['31 Mar', 'Payout sent, P-1', '-€6.00', '€4.00'], ['', 'At the end', '', '€4.00'],
    ])
  })
})
