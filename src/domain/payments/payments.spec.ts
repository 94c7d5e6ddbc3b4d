import { describe, expect, it } from '@jest/globals'
import { DomainError } from '../errors.ts'
import { decide } from '../workflow/decide.ts'
import type { ActorRole } from '../workflow/types.ts'
import { adjustmentWorkflow } from './adjustmentWorkflow.ts'
import { checkTopUp } from './checkTopUp.ts'
import { earningWorkflow } from './earningWorkflow.ts'
import { paymentStatus } from './paymentStatus.ts'
import { referenceCode } from './referenceCode.ts'
import { statementPeriod } from './statementPeriod.ts'
import { topUpWorkflow } from './topUpWorkflow.ts'

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
const actor = (id: string | null, ...roles: ActorRole[]) => ({ id, roles })

describe('top-ups', () => {
  const facts = (by: ReturnType<typeof actor>) => ({ doc: { state: 'pending', client: 'ann' }, now, actor: by, input: {} })

  it('are confirmed by staff or the platform, and never by their own client', () => {
    expect(decide(topUpWorkflow, 'confirm', facts(actor('sue', 'support'))).effects).toEqual(['postTopUp'])
    expect(decide(topUpWorkflow, 'confirm', facts(actor(null, 'system'))).input).toBeUndefined()
    expect(codeOf(() => decide(topUpWorkflow, 'confirm', facts(actor('ann', 'client', 'admin'))))).toBe('own_money')
    expect(codeOf(() => decide(topUpWorkflow, 'confirm', facts(actor('ann', 'client'))))).toBe('forbidden')
  })

  it.each([
    [500, 'USD', 'none'], [499, 'USD', 'top_up_too_small'], [1001, 'USD', 'top_up_too_large'], [500, 'EUR', 'wrong_currency'],
  ])('of %i %s are answered with %s', (amountMinor, currency, code) => {
    expect(codeOf(() => checkTopUp({ amountMinor, currency }, { currency: 'USD', minimumMinor: 500, maximumMinor: 1000 }))).toBe(code)
  })
})

describe('adjustments', () => {
  const approve = (id: string, amountMinor: number) =>
    decide(adjustmentWorkflow, 'approve', {
      doc: { state: 'requested', user: 'ann', requestedBy: 'adam', amountMinor, limitMinor: 100 } as { state: string }, now, actor: actor(id, 'admin'), input: {},
    })

  it('up to the limit are approved by any admin, above it by another one', () => {
    expect(approve('adam', 100).to).toBe('approved')
    expect(codeOf(() => approve('adam', 101))).toBe('second_person_needed')
    expect(approve('bea', 101).to).toBe('approved')
  })

  it('are never approved by who gains from them', () => expect(codeOf(() => approve('ann', 1))).toBe('own_money'))
})

describe('earnings', () => {
  it('clear by the clock alone', () => {
    const facts = (role: ActorRole) => ({ doc: { state: 'pending' }, now, actor: actor('x', role), input: {} })
    expect(decide(earningWorkflow, 'clear', facts('timer')).to).toBe('cleared')
    expect(codeOf(() => decide(earningWorkflow, 'clear', facts('admin')))).toBe('forbidden')
  })
})

describe('payment status', () => {
  it.each([
    [100, 0, 0, 'unpaid'], [100, 0, 40, 'partly_paid'], [100, 0, 100, 'paid'], [100, 0, 101, 'overpaid'],
    [100, 40, 100, 'overpaid'], [100, 40, 60, 'paid'], [0, 0, 0, 'paid'],
  ])('of %i with %i granted back and %i received is %s', (totalMinor, grantedMinor, receivedMinor, status) => {
    expect(paymentStatus({ totalMinor, grantedMinor, receivedMinor })).toBe(status)
  })
})

describe('the period of a statement', () => {
  const timeZone = 'Europe/Berlin'
  const iso = (asked: { from?: string; to?: string }) => {
    const { from, to } = statementPeriod({ ...asked, now, timeZone })
    return [from.toISOString(), to.toISOString()]
  }

  it('counts bare dates as whole local days, also when the clocks change', () => {
    expect(iso({ from: '2026-03-01', to: '2026-03-29' })).toEqual(['2026-02-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'])
  })
  it('takes moments as they are, and the last 30 days without any', () => {
    expect(iso({ from: '2026-03-01T00:00:00Z', to: '2026-03-02T00:00:00Z' })).toEqual(['2026-03-01T00:00:00.000Z', '2026-03-02T00:00:00.000Z'])
    expect(iso({})).toEqual(['2026-02-18T10:00:00.001Z', '2026-03-20T10:00:00.001Z'])
  })
  it.each([[{ from: 'yesterday' }], [{ from: '2026-02-30' }], [{ from: '2026-03-02', to: '2026-03-01' }]])('refuses %j', (asked) => {
    expect(codeOf(() => iso(asked))).toBe('period_invalid')
  })
})

it('a reference code is short and comes from the random end of an id', () => {
  expect(referenceCode('T', '01989f3e-7d4c-7abc-8def-0123456789ab')).toBe('T-456789AB')
})
