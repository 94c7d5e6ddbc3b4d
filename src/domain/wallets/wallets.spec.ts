import { describe, expect, it } from '@jest/globals'
import type { DomainError } from '../errors.ts'
import type { Restraints } from './restraints.ts'
import { availableMinor, refuseRestrained, thawedMinor, type WalletState } from './spendable.ts'
import { periodsOf, spendingLimits } from './spendingLimits.ts'

const NONE: Restraints = { isFrozen: false, frozenMinor: 0, dayMinor: null, monthMinor: null }
const state = (change: Partial<WalletState> & { held?: Partial<Restraints>; left?: number } = {}): WalletState => {
  const { held, left, ...rest } = change
  const limits = left === undefined ? [] : [{ period: 'day' as const, limitMinor: 500, spentMinor: 500 - left, leftMinor: left, renewsAt: new Date('2026-03-03T05:00:00Z') }]
  return { walletMinor: 1_000, bonusMinor: 200, restraints: held ? { ...NONE, ...held } : null, limits, ...rest }
}
const refusal = (amountMinor: number, change: Parameters<typeof state>[0]): string => {
  try {
    refuseRestrained(amountMinor, state(change))
    return 'none'
  } catch (error) {
    return (error as DomainError).code
  }
}

describe('what can be spent', () => {
  it.each<[string, { held?: Partial<Restraints>; left?: number }, number]>([
    ['all, when nothing holds it back', {}, 1_200],
    ['the bonus credit and what is not frozen', { held: { frozenMinor: 400 } }, 800],
    ['the bonus credit alone, when more is frozen than is there', { held: { frozenMinor: 4_000 } }, 200],
    ['nothing, when the whole wallet is frozen', { held: { isFrozen: true } }, 0],
    ['what a limit leaves', { left: 150 }, 150],
    ['what is not frozen, when the limit leaves more', { held: { frozenMinor: 1_000 }, left: 450 }, 200],
    ['nothing, when the limit is reached', { left: 0 }, 0],
  ])('is %s', (_case, change, most) => {
    expect(availableMinor(state(change))).toBe(most)
    if (most > 0) expect(refusal(most, change)).toBe('none')
    expect(refusal(most + 1, change)).toBe(most === 1_200 ? 'none' : change.left === most ? 'spending_limit_reached' : 'wallet_frozen')
  })

  it('leaves it to the recipe to say what is not there at all', () => expect(refusal(1_201, { held: { isFrozen: true }, left: 0 })).toBe('none'))

  it('says what is left and when the limit begins anew', () => {
    expect(() => refuseRestrained(300, state({ left: 100 }))).toThrow(expect.objectContaining({
      code: 'spending_limit_reached', message: 'This is more than the wallet may still spend this day.',
      details: { period: 'day', limitMinor: 500, spentMinor: 400, leftMinor: 100, amountMinor: 300, renewsAt: '2026-03-03T05:00:00.000Z' },
    }))
  })

  it('lets frozen credit wait for money that is still to come', () => expect([thawedMinor(300, { ...NONE, frozenMinor: 500 }), thawedMinor(900, { ...NONE, frozenMinor: 500 })]).toEqual([0, 400]))
})

describe('spending limits', () => {
  it.each([
    ['in the evening before', '2026-03-02T04:30:00Z', '2026-03-01T05:00:00.000Z', '2026-03-02T05:00:00.000Z'],
    ['from midnight on', '2026-03-02T05:00:00Z', '2026-03-02T05:00:00.000Z', '2026-03-03T05:00:00.000Z'],
    ['on the day that has 23 hours', '2026-03-08T12:00:00Z', '2026-03-08T05:00:00.000Z', '2026-03-09T04:00:00.000Z'],
    ['on the day that has 25 hours', '2026-11-01T12:00:00Z', '2026-11-01T04:00:00.000Z', '2026-11-02T05:00:00.000Z'],
  ])('count the website’s own day %s', (_case, moment, start, renewal) => {
    const at = { now: new Date(moment), timeZone: 'America/New_York' }
    expect(periodsOf(at.now, at.timeZone).dayStart.toISOString()).toBe(start)
    const [limit] = spendingLimits({ ...NONE, dayMinor: 100 }, { day: 30, month: 0 }, at)
    expect(limit).toMatchObject({ leftMinor: 70, renewsAt: new Date(renewal) })
  })

  it('are those that were set, and leave nothing below zero', () => {
    const at = { now: new Date('2026-02-10T12:00:00Z'), timeZone: 'UTC' }
    expect(spendingLimits(null, { day: 1, month: 1 }, at)).toEqual([])
    expect(spendingLimits({ ...NONE, dayMinor: 0, monthMinor: 50 }, { day: 10, month: 80 }, at)).toMatchObject([
      { period: 'day', leftMinor: 0, renewsAt: new Date('2026-02-11T00:00:00Z') },
      { period: 'month', spentMinor: 80, leftMinor: 0, renewsAt: new Date('2026-03-01T00:00:00Z') },
    ])
  })
})
