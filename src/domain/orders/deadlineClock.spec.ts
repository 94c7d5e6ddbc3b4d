import { describe, expect, it } from '@jest/globals'
import { deadlineClock, inWords } from './deadlineClock.ts'
import type { OrderState } from './states.ts'

const now = new Date('2026-03-02T09:00:00Z')
const clock = (state: OrderState, deadline: string, more: object = {}) => deadlineClock({ state, deadline: `${deadline}Z`, ...more }, now)

describe('The clock of an order', () => {
  it.each([
    ['in_progress',      '2026-03-04T12:00:00', {}, '2 days 3 hours left', 'calm'],
    ['in_review',        '2026-03-02T09:40:00', {}, '40 minutes left', 'soon'],
    ['available',        '2026-03-02T08:00:00', {}, 'Late by 1 hour', 'late'],
    ['in_revision',      '2026-02-27T08:30:00', {}, 'Late by 3 days', 'late'],
    ['draft',            '2026-03-05T09:00:00', {}, '3 days until the deadline', 'calm'],
    ['awaiting_payment', '2026-03-01T09:00:00', {}, 'The deadline passed 1 day ago', 'late'],
    ['on_hold',          '2026-03-02T09:00:00', { pausedAt: '2026-03-01T21:00:00Z' }, 'The clock stands, with 12 hours left', 'rest'],
    ['on_hold',          '2026-03-01T09:00:00', { pausedAt: '2026-03-01T10:00:00Z' }, 'The clock stands, late by 1 hour', 'rest'],
    ['delivered',        '2026-03-03T09:00:00', { deliveredAt: '2026-03-02T08:00:00Z' }, 'Delivered 1 day 1 hour before the deadline', 'rest'],
    ['completed',        '2026-03-01T08:00:00', { deliveredAt: '2026-03-01T08:05:00Z' }, 'Delivered 5 minutes late', 'rest'],
    ['cancelled',        '2026-03-01T08:00:00', {}, 'Over, without being delivered', 'rest'],
  ] as const)('in %s, due %s', (state, deadline, more, words, tone) => {
    expect(clock(state, deadline, more)).toEqual({ words, tone })
  })

  it('is told by the two largest units', () => {
    expect(inWords(90_061_000)).toBe('1 day 1 hour')
    expect(inWords(-3_660_000)).toBe('1 hour 1 minute')
    expect(inWords(30_000)).toBe('less than a minute')
    expect(inWords(86_400_000 + 60_000)).toBe('1 day')
  })
})
