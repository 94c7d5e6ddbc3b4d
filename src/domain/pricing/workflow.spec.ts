import { describe, expect, it } from '@jest/globals'
import { NOW } from '../../../tests/support/pricing.ts'
import { decide } from '../workflow/decide.ts'
import { priceTableWorkflow, type PriceTableFacts } from './workflow.ts'

const facts = (change: Partial<PriceTableFacts> = {}): PriceTableFacts => ({
  doc: { state: 'draft', validFrom: null },
  now: NOW,
  actor: { id: 'a', roles: ['admin'] },
  input: {},
  problems: [],
  isMomentTaken: false,
  ...change,
})
const scheduled = (validFrom: string) => ({ doc: { state: 'scheduled' as const, validFrom } })
const move = (name: string, change?: Partial<PriceTableFacts>) => decide(priceTableWorkflow, name, facts(change)).to

describe('a price table', () => {
  it('is scheduled by an admin when it is valid, for now or later', () => {
    expect(move('schedule')).toBe('scheduled')
    expect(move('schedule', { input: { validFrom: '2026-03-02T09:00:00Z' } })).toBe('scheduled')
    expect(move('schedule', { problems: [{ path: 'services', severity: 'warning', message: '' }] })).toBe('scheduled')
  })

  it.each<[string, string, Partial<PriceTableFacts>]>([
    ['price_table_invalid', 'with an error', { problems: [{ path: 'urgency', severity: 'error', message: '' }] }],
    ['valid_from_in_past', 'from the past on', { input: { validFrom: '2026-03-02T08:59:59Z' } }],
    ['valid_from_taken', 'at the moment of another', { isMomentTaken: true }],
    ['forbidden', 'by an editor', { actor: { id: 'e', roles: ['editor'] } }],
    ['transition_not_allowed', 'twice', scheduled('2026-03-03T00:00:00Z')],
  ])('answers %s when it is scheduled %s', (code, _case, change) => {
    expect(() => move('schedule', change)).toThrow(expect.objectContaining({ code }))
  })

  it('is withdrawn only before its prices start', () => {
    expect(move('withdraw', scheduled('2026-03-02T09:00:01Z'))).toBe('withdrawn')
    expect(() => move('withdraw', scheduled('2026-03-02T09:00:00Z'))).toThrow(
      expect.objectContaining({ code: 'price_table_in_force' }),
    )
  })
})
