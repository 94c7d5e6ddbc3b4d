import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { compare, type Movement } from './compare.ts'

const now = new Date('2026-01-10T00:00:00Z')
const move = (subject: string, amountMinor: number, more: Partial<Movement> = {}): Movement =>
  ({ subject, amountMinor, currency: 'USD', at: new Date('2026-01-01T00:00:00Z'), id: `${subject}/${amountMinor}`, ...more })
const judged = (gateway: Movement[], ledger: Movement[]) => compare({ gateway, ledger, now, graceHours: 24 })

describe('comparing the ledger with the gateway', () => {
  it.each([
    ['the same', [move('a', 5)], [move('a', 5)], []],
    ['one charge, booked as payment and credit', [move('a', 5)], [move('a', 3), move('a', 2)], []],
    ['only at the gateway', [move('a', 5)], [], ['missing_in_ledger']],
    ['booked and taken back', [move('a', 5)], [move('a', 5), move('a', -5)], ['missing_in_ledger']],
    ['only in the ledger', [], [move('a', 5)], ['missing_at_gateway']],
    ['booked twice', [move('a', 5)], [move('a', 5), move('a', 5)], ['doubled_in_ledger']],
    ['charged twice', [move('a', 5), move('a', 5)], [move('a', 5)], ['doubled_at_gateway']],
    ['given back twice', [move('a', -5), move('a', -5)], [move('a', -5)], ['doubled_at_gateway']],
    ['another amount', [move('a', 5)], [move('a', 4)], ['wrong_amount']],
    ['the other direction', [move('a', 5)], [move('a', -5)], ['wrong_amount']],
    ['another currency', [move('a', 5)], [move('a', 5, { currency: 'EUR' })], ['wrong_currency']],
    ['two subjects that would sum up', [move('a', 5), move('b', 3)], [move('a', 3), move('b', 5)], ['wrong_amount', 'wrong_amount']],
  ])('%s', (_case, gateway, ledger, causes) => {
    expect(judged(gateway, ledger).differences.map(({ cause }) => cause)).toEqual(causes)
  })

  it('knows what the gateway has not done yet', () => {
    const young = { at: new Date('2026-01-09T12:00:00Z') }
    const { differences, underWay } = judged([], [move('a', -5, young), move('b', -5)])
    expect([differences.map(({ subject }) => subject), underWay.map(({ subject }) => subject)]).toEqual([['b'], ['a']])
  })

  it('finds nothing in two equal books in any order, and exactly what was left out of one', () => {
    const movement = fc.record({ subject: fc.integer({ min: 0, max: 50 }).map((n) => `charge ${n}`), amountMinor: fc.integer({ min: 1, max: 10_000 }) })
    fc.assert(fc.property(fc.uniqueArray(movement, { selector: ({ subject }) => subject, minLength: 1 }), fc.nat(), (made, at) => {
      const all = made.map(({ subject, amountMinor }) => move(subject, amountMinor))
      expect(judged(all, all.toReversed())).toMatchObject({ agreed: all.length, differences: [], underWay: [] })
      const lost = all[at % all.length]!
      expect(judged(all, all.filter((each) => each !== lost)).differences).toMatchObject([{ cause: 'missing_in_ledger', subject: lost.subject, gatewayMinor: lost.amountMinor, ledgerMinor: 0 }])
    }))
  })
})
