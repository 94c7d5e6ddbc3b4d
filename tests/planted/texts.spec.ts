import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { FAULTS } from './faults.ts'

/** `npm run planted` makes them and takes minutes; that they still can be made is seen at once. */
describe('planted faults', () => {
  it('are many, and each has a name of its own', () => {
    expect(FAULTS.length).toBeGreaterThanOrEqual(12)
    expect(new Set(FAULTS.map(({ name }) => name)).size).toBe(FAULTS.length)
  })

  it.each(FAULTS)('$name: its text is in its file once, and its test exists', ({ file, from, to, test }) => {
    expect(readFileSync(file, 'utf8').split(from)).toHaveLength(2)
    expect(to).not.toBe(from)
    expect(existsSync(test)).toBe(true)
  })
})
