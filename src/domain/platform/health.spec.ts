import { describe, expect, it } from '@jest/globals'
import { forHowLong } from './forHowLong.ts'
import { gradeOf, worstOf } from './verdict.ts'

describe('health', () => {
  it.each([
    [-5, '0 seconds'], [0, '0 seconds'], [1, '1 second'], [59.9, '59 seconds'], [60, '1 minute'], [3_599, '59 minutes'],
    [7_200, '2 hours'], [86_399, '23 hours'], [86_400, '1 day'], [200_000, '2 days'],
  ])('says %d seconds as “%s”', (seconds, words) => expect(forHowLong(seconds)).toBe(words))

  it.each([[0, 'ok'], [9, 'ok'], [10, 'warning'], [99, 'warning'], [100, 'failing']] as const)('grades %d as %s', (value, status) =>
    expect(gradeOf(value, { warning: 10, failing: 100 })).toBe(status))

  it('is as bad as its worst part', () => {
    expect(worstOf([])).toBe('ok')
    expect(worstOf(['ok', 'warning', 'ok'])).toBe('warning')
    expect(worstOf(['failing', 'warning'])).toBe('failing')
  })
})
