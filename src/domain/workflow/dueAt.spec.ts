import { describe, expect, it } from '@jest/globals'
import { dueAt } from './dueAt.ts'

const settings = { timeZone: 'America/New_York', durations: { awaitingPaymentHours: 72, autoCompleteBusinessDays: 7 } }
const utc = (text: string) => new Date(`${text}Z`)

describe('when a delay ends', () => {
  it.each([
    ['hours are hours, also over a change of the clocks', '2026-03-07T12:00', { hours: 24 }, '2026-03-08T12:00'],
    ['days keep the local time of day over a change of the clocks', '2026-03-07T12:00', { days: 1 }, '2026-03-08T11:00'],
    ['business days skip the weekend', '2026-11-20T15:00', { businessDays: 1 }, '2026-11-23T15:00'],
    ['business days begin on Monday when it is Saturday', '2026-11-21T15:00', { businessDays: 1 }, '2026-11-23T15:00'],
    ['seven business days are nine days on from a Thursday', '2026-11-19T15:00', { businessDays: 7 }, '2026-11-30T15:00'],
    ['the local day counts, not the UTC day', '2026-11-21T02:00', { businessDays: 1 }, '2026-11-24T02:00'],
    ['a setting of the website', '2026-11-20T15:00', { setting: 'awaitingPaymentHours', unit: 'hours' as const }, '2026-11-23T15:00'],
    ['nothing at all', '2026-11-20T15:00', { businessDays: 0 }, '2026-11-20T15:00'],
  ])('%s', (_case, from, delay, due) => {
    expect(dueAt(utc(from), delay, settings)).toEqual(utc(due))
  })

  it('refuses a setting that the website lacks', () => {
    expect(() => dueAt(utc('2026-11-20T15:00'), { setting: 'nothing', unit: 'days' }, settings)).toThrow(RangeError)
  })
})
