import { describe, expect, it } from '@jest/globals'
import { autoStep, consentText, nextAutoTry } from './autoTopUp.ts'

const now = new Date('2026-03-02T12:00:00Z')
const later = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000)
const terms = { thresholdMinor: 1_000, mostADay: 2, nextAt: null as string | null }
const seen = { balanceMinor: 999, isFrozen: false, limits: [], paidToday: 0, dayEnd: later(720), now }
const limit = (leftMinor: number, renewsAt: Date) => ({ period: 'day' as const, limitMinor: 500, spentMinor: 500 - leftMinor, leftMinor, renewsAt })

describe('a wallet that fills itself', () => {
  it.each([
    ['is charged below the threshold', terms, seen, 'charge'],
    ['is not at the threshold', terms, { ...seen, balanceMinor: 1_000 }, 'enough'],
    ['is charged when its pause is over', { ...terms, nextAt: now.toISOString() }, seen, 'charge'],
    ['waits until then', { ...terms, nextAt: later(5).toISOString() }, seen, { until: later(5) }],
    ['waits while it is frozen', terms, { ...seen, isFrozen: true }, { until: later(10) }],
    ['is charged so many times a day', terms, { ...seen, paidToday: 1 }, 'charge'],
    ['waits for the next day', terms, { ...seen, paidToday: 2 }, { until: later(720) }],
    ['is charged while something may be spent', terms, { ...seen, limits: [limit(1, later(90))] }, 'charge'],
    ['waits until something may be spent', terms, { ...seen, limits: [limit(0, later(90))] }, { until: later(90) }],
    ['waits for the last of them', { ...terms, nextAt: later(5).toISOString() }, { ...seen, isFrozen: true, paidToday: 9, limits: [limit(0, later(900))] }, { until: later(900) }],
  ] as const)('%s', (_case, given, state, step) => expect(autoStep(given, state)).toEqual(step))

  it.each([
    ['the first', 1, 'card_declined', later(60)],
    ['the second', 2, 'card_declined', later(1_440)],
    ['the third', 3, 'card_declined', null],
    ['one that its bank wants confirmed', 1, 'authentication_required', null],
    ['one without a card', 1, 'method_missing', null],
  ] as const)('after %s failure', (_case, tries, code, at) => expect(nextAutoTry(tries, code, now)).toEqual(at))

  it('says what is agreed to', () => {
    const said = (mostADay: number) => consentText({ thresholdMinor: 1_000, amountMinor: 5_000, mostADay, currency: 'USD' }, { website: 'Inkwell', method: 'Visa •••• 4242' })
    expect(said(1)).toBe('I let Inkwell charge Visa •••• 4242 with $50.00 whenever my store credit is less than $10.00, at most once a day, without asking me each time, until I switch this off.')
    expect(said(3)).toContain('at most 3 times a day')
  })
})
