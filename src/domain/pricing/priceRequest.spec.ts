import { describe, expect, it } from '@jest/globals'
import { article, inHours, NOW, request, table } from '../../../tests/support/pricing.ts'
import { priceRequest } from './priceRequest.ts'
import type { PricedService, PriceRequest } from './types.ts'

const price = (change: Partial<PriceRequest> = {}, service: PricedService = article) =>
  priceRequest({ request: { ...request, ...change }, service, table, now: NOW })

const proofreading: PricedService = {
  ...article,
  code: 'proofreading',
  name: 'Proofreading',
  unit: 'word',
  wordsPerUnit: 1,
  maximumUnits: 1_000_000,
}

describe('a price', () => {
  it('is the base price alone when nothing else applies', () => {
    const { lines, totalMinor, currency } = price()
    expect({ totalMinor, currency }).toEqual({ totalMinor: 7_497, currency: 'USD' })
    expect(lines).toEqual([
      {
        code: 'base',
        label: 'Blog article, Standard',
        amountMinor: 7_497,
        rule: 'unit_price',
        inputs: { service: 'blog-article', level: 'standard', units: 3, unit: 'page', wordsPerUnit: 275, priceMinor: 2_499, perUnits: 1 },
      },
    ])
  })

  it('shows each multiplier as what it adds to the rounded amount so far, then the extras', () => {
    const { lines, totalMinor } = price({
      level: 'expert', deadline: inHours(24), extras: ['priority', 'plan'], subject: 'law', writerLevel: 'top', spacing: 'single',
    })
    expect(lines.map(({ code, amountMinor }) => [code, amountMinor])).toEqual([
      ['base', 11_997],
      ['urgency', 1_800],
      ['subject', 2_759],
      ['writer_level', 4_139],
      ['spacing', 20_695],
      ['extra:plan', 990],
      ['extra:priority', 3_104],
    ])
    expect(totalMinor).toBe(45_484)
    expect(lines[1]!.inputs).toEqual({ hours: 24, fromHours: 24, toHours: 168, multiplier: 1.15, ofMinor: 11_997 })
  })

  it.each([
    ['a minute before a band ends', 23.99, 1.5],
    ['as a band starts', 24, 1.15],
    ['in the last band', 8_000, undefined],
  ])('takes the urgency %s', (_case, hours, multiplier) => {
    const urgency = price({ deadline: inHours(hours) }).lines.find(({ code }) => code === 'urgency')
    expect(urgency?.inputs.multiplier).toBe(multiplier)
  })

  it('rounds words that cost fractions of a cent once', () => {
    expect(price({ service: 'proofreading', units: 351 }, proofreading).totalMinor).toBe(1_000)
  })

  it('rejects every discount code, for there are no discounts yet', () => {
    expect(price({ discountCodes: ['SPRING'] }).discounts).toEqual({
      applied: [],
      rejected: [{ code: 'SPRING', reason: 'not_found', message: expect.stringContaining('Check its spelling') }],
    })
  })

  it.each<[string, Partial<PriceRequest>, string]>([
    ['no units', { units: 0 }, 'units_out_of_range'],
    ['negative units', { units: -3 }, 'units_out_of_range'],
    ['parts of a unit', { units: 1.5 }, 'units_out_of_range'],
    ['absurd units', { units: 1e300 }, 'units_out_of_range'],
    ['units that are no number', { units: Number.NaN }, 'units_out_of_range'],
    ['a deadline that has passed', { deadline: inHours(-1) }, 'deadline_in_past'],
    ['a deadline now', { deadline: NOW }, 'deadline_in_past'],
    ['a deadline that is no time', { deadline: new Date('never') }, 'deadline_in_past'],
    ['a deadline before the work can be done', { deadline: inHours(5.99) }, 'deadline_too_soon'],
    ['a deadline beyond a year', { deadline: new Date('2027-03-02T09:00:01Z') }, 'deadline_too_far'],
    ['an unknown level', { level: 'guru' }, 'unknown_level'],
    ['an unknown extra', { extras: ['plan', 'gold'] }, 'unknown_extra'],
    ['an unknown subject', { subject: 'magic' }, 'unknown_subject'],
    ['an unknown writer level', { writerLevel: 'guru' }, 'unknown_writer_level'],
    ['an unknown spacing', { spacing: 'triple' }, 'unknown_spacing'],
  ])('is refused for %s', (_case, change, code) => {
    expect(() => price(change)).toThrow(expect.objectContaining({ code }))
  })

  it('is given for exactly a year, and for exactly the least time', () => {
    expect(price({ deadline: new Date('2027-03-02T09:00:00Z') }).totalMinor).toBe(7_497)
    expect(price({ deadline: inHours(6) }).totalMinor).toBe(11_246)
  })

  it('offers extras and spacing only where they belong', () => {
    const words = { service: 'proofreading', units: 1_000 }
    expect(() => price({ ...words, extras: ['priority'] }, proofreading)).toThrow(
      expect.objectContaining({ code: 'unknown_extra', details: { code: 'priority', offered: ['plan'] } }),
    )
    expect(() => price({ ...words, spacing: 'single' }, proofreading)).toThrow(
      expect.objectContaining({ code: 'unknown_spacing' }),
    )
  })

  it('is refused for a service without a price, and above what one order may cost', () => {
    expect(() => price({}, { ...article, code: 'poem' })).toThrow(expect.objectContaining({ code: 'unknown_service' }))
    const dear = structuredClone(table)
    dear.services[0]!.levels[0]!.priceMinor = 100_000_000
    const many = { ...article, maximumUnits: 1_000_000 }
    expect(() =>
      priceRequest({ request: { ...request, units: 1_000_000 }, service: many, table: dear, now: NOW }),
    ).toThrow(expect.objectContaining({ code: 'price_too_high' }))
  })
})
