import { describe, expect, it } from '@jest/globals'
import { hasLevel, hasSubject, satisfyingLevels } from './eligibility.ts'
import { isCount, isShare } from './profile.ts'

const writer = { user: 'w', active: true, level: 'top', subjects: ['law'], capacity: 3, inWork: 0, paySharePercent: null }
const levels = [
  { code: 'advanced', multiplier: 1.1 },
  { code: 'native', multiplier: 1.25 },
  { code: 'top', multiplier: 1.25 },
  { code: 'star', multiplier: 2 },
]

describe('eligibility', () => {
  it.each([
    ['what nobody paid for', null, null],
    ['the lowest level', 'advanced', ['advanced', 'native', 'top', 'star']],
    ['a level and what costs as much or more', 'top', ['native', 'top', 'star']],
    ['a level that is not in the table any more', 'gone', []],
  ])('%s', (_case, paidFor, satisfying) => {
    expect(satisfyingLevels(paidFor, levels)).toEqual(satisfying)
  })
  it.each([[null, true], [['top'], true], [['star'], false], [[], false]])('levels %j take a top writer: %s', (asked, fits) => {
    expect(hasLevel(writer, { levels: asked, subject: null })).toBe(fits)
  })
  it.each([[null, true], ['law', true], ['art', false]])('subject %s: %s', (subject, fits) => {
    expect(hasSubject(writer, { levels: null, subject })).toBe(fits)
  })
})

describe('profiles', () => {
  it.each([[0, true], [33.33, true], [100, true], [33.333, false], [100.01, false], [-1, false], ['5', false], [Number.NaN, false]])('a share of %s: %s', (value, fits) => {
    expect(isShare(value)).toBe(fits)
  })
  it.each([[0, true], [100, true], [101, false], [1.5, false], [-1, false]])('a capacity of %s: %s', (value, fits) => {
    expect(isCount(value)).toBe(fits)
  })
})
