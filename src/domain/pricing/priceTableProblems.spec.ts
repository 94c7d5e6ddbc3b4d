import { describe, expect, it } from '@jest/globals'
import { table as good } from '../../../tests/support/pricing.ts'
import { priceTableProblems } from './priceTableProblems.ts'
import type { PriceTable, UrgencyBand } from './types.ts'

const website = { currency: 'USD', services: ['blog-article', 'proofreading'] }

type Change = (table: PriceTable) => void

function problemsAfter(change: Change): string[] {
  const table = structuredClone(good)
  change(table)
  return priceTableProblems(table, website).map(({ path, severity }) => `${severity} ${path}`)
}

const band = (fromHours: number, toHours: number | null, multiplier = 1): UrgencyBand => ({
  label: `${fromHours}–${toHours}`, fromHours, toHours, multiplier,
})

describe('the problems of a price table', () => {
  it('are none for a good one', () => {
    expect(problemsAfter(() => {})).toEqual([])
  })

  it.each<[string, Change, string]>([
    ['another currency than the website’s', (t) => { t.currency = 'EUR' }, 'error currency'],
    ['a currency that does not exist', (t) => { t.currency = 'XXX' }, 'error currency'],
    ['no services', (t) => { t.services = [] }, 'error services'],
    ['a service without levels', (t) => { t.services[0]!.levels = [] }, 'error services.0.levels'],
    ['a service that stands twice', (t) => { t.services[1]!.service = 'blog-article' }, 'error services.1.service'],
    ['a level that stands twice', (t) => { t.services[0]!.levels[1]!.code = 'standard' }, 'error services.0.levels.1.code'],
    ['a negative price', (t) => { t.services[0]!.levels[0]!.priceMinor = -1 }, 'error services.0.levels.0.priceMinor'],
    ['a price in parts of a cent', (t) => { t.services[0]!.levels[0]!.priceMinor = 9.5 }, 'error services.0.levels.0.priceMinor'],
    ['a forgotten price', (t) => { t.services[0]!.levels[0]!.priceMinor = undefined as never }, 'error services.0.levels.0.priceMinor'],
    ['a price for no units', (t) => { t.services[0]!.levels[0]!.perUnits = 0 }, 'error services.0.levels.0.perUnits'],
    ['a multiplier of 100', (t) => { t.subjects[0]!.multiplier = 100 }, 'error subjects.0.multiplier'],
    ['a multiplier of nothing', (t) => { t.writerLevels[0]!.multiplier = 0 }, 'error writerLevels.0.multiplier'],
    ['a multiplier with five decimals', (t) => { t.spacings[0]!.multiplier = 1.00001 }, 'error spacings.0.multiplier'],
    ['a code with capitals', (t) => { t.subjects[0]!.code = 'Law' }, 'error subjects.0.code'],
    ['a name of blanks', (t) => { t.subjects[0]!.label = '  ' }, 'error subjects.0.label'],
    ['an extra of 1,000 %', (t) => { t.extras[1] = { ...t.extras[1]!, kind: 'percent', percent: 1_000 } }, 'error extras.1.percent'],
    ['an extra that stands twice', (t) => { t.extras[1]!.code = 'plan' }, 'error extras.1.code'],
    ['no urgency bands', (t) => { t.urgency = [] }, 'error urgency'],
    ['a first band that starts late', (t) => { t.urgency[0]!.fromHours = 3 }, 'error urgency.0.fromHours'],
    ['a last band that ends', (t) => { t.urgency = [band(0, 24)] }, 'error urgency.0.toHours'],
    ['a gap between bands', (t) => { t.urgency = [band(0, 24), band(48, null)] }, 'error urgency.0.toHours'],
    ['bands that overlap', (t) => { t.urgency = [band(0, 25), band(24, null)] }, 'error urgency.0.toHours'],
    ['an endless band before another', (t) => { t.urgency = [band(0, null), band(24, null)] }, 'error urgency.0.toHours'],
    ['a gap in bands that are out of order', (t) => { t.urgency = [band(48, null), band(0, 24)] }, 'error urgency.1.toHours'],
    ['an active service without a price', (t) => { t.services.pop() }, 'warning services'],
    ['a price of a service that is not active', (t) => { t.services[1]!.service = 'poem' }, 'warning services.1.service'],
    ['an extra of a service without a price', (t) => { t.extras[0]!.services = ['poem'] }, 'warning extras.0.services'],
    ['more time that costs more', (t) => { t.urgency = [band(0, 24), band(24, null, 1.1)] }, 'warning urgency.1.multiplier'],
  ])('name %s', (_case, change, problem) => {
    expect(problemsAfter(change)).toContain(problem)
  })

  it('name a band that ends before it starts', () => {
    expect(problemsAfter((t) => { t.urgency = [band(0, 24), band(24, 12), band(24, null)] })).toContain('error urgency.1.toHours')
  })

  it('are told for any junk', () => {
    for (const junk of [null, undefined, 7, 'x', [], {}]) {
      expect(priceTableProblems(junk, website).length).toBeGreaterThan(0)
    }
  })
})
