import { describe, expect, it } from '@jest/globals'
import { judgeDisk } from './judgeDisk.ts'

const GB = 1_000_000_000

describe('judgeDisk', () => {
  it.each([
    [50 * GB, 100 * GB, 'ok'], [10 * GB, 100 * GB, 'ok'], [9.9 * GB, 100 * GB, 'warning'], [2.9 * GB, 100 * GB, 'failing'],
    [1.9 * GB, 4 * GB, 'warning'], [0.4 * GB, 1 * GB, 'failing'], [0, 100 * GB, 'failing'],
  ] as const)('%d free of %d bytes: %s', (freeBytes, totalBytes, status) => expect(judgeDisk('data', { freeBytes, totalBytes }).status).toBe(status))

  it('says how much is left and what to do', () =>
    expect(judgeDisk('uploads', { freeBytes: 1_234_567_890, totalBytes: 40 * GB })).toEqual({
      status: 'warning',
      says: 'The disk of the folder for uploads has 1,234 MB free (3 %).',
      todo: 'Make room, or move the folder to a larger disk.',
    }))
})
