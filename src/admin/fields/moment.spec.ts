import { describe, expect, it } from '@jest/globals'
import { fromLocalInput, momentFrom, momentIn, toLocalInput } from './moment.ts'

describe('A moment', () => {
  it.each([
    ['America/New_York', '2026-07-01T13:00:00.000Z', '1 Jul 2026, 09:00 EDT'],
    ['America/New_York', '2026-12-01T13:00:00.000Z', '1 Dec 2026, 08:00 EST'],
    ['Europe/Berlin', '2026-07-01T13:00:00.000Z', '1 Jul 2026, 15:00 CEST'],
    ['UTC', '2026-07-01T13:00:00.000Z', '1 Jul 2026, 13:00 UTC'],
  ])('is written in %s', (zone, iso, written) => {
    expect(momentIn(iso, zone)).toBe(written)
  })

  it('is told as a distance', () => {
    const now = new Date('2026-07-01T13:00:00Z')
    expect(momentFrom('2026-07-01T16:00:00Z', now)).toBe('in 3 hours')
    expect(momentFrom('2026-06-29T13:00:00Z', now)).toBe('2 days ago')
  })

  it.each(['America/New_York', 'Europe/Berlin', 'Asia/Kathmandu'])('survives being typed in %s', (zone) => {
    const iso = '2026-07-01T13:00:00.000Z'
    expect(fromLocalInput(toLocalInput(iso, zone), zone)).toBe(iso)
  })

  it('is nothing when what was typed is none', () => {
    expect(fromLocalInput('soon', 'UTC')).toBeNull()
  })
})
