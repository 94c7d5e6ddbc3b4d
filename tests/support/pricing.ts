import fc from 'fast-check'
import type { Extra, Factor, PricedService, PriceRequest, PriceTable } from '../../src/domain/pricing/types.ts'

export const NOW = new Date('2026-03-02T09:00:00Z')

export const inHours = (hours: number): Date => new Date(NOW.getTime() + hours * 3_600_000)

export const article: PricedService = {
  code: 'blog-article',
  name: 'Blog article',
  unit: 'page',
  wordsPerUnit: 275,
  minimumUnits: 1,
  maximumUnits: 40,
  minimumHours: 6,
}

export const table: PriceTable = {
  currency: 'USD',
  services: [
    {
      service: 'blog-article',
      levels: [
        { code: 'standard', label: 'Standard', priceMinor: 2_499, perUnits: 1 },
        { code: 'expert', label: 'Expert', priceMinor: 3_999, perUnits: 1 },
      ],
    },
    {
      service: 'proofreading',
      levels: [{ code: 'standard', label: 'Standard', priceMinor: 2_850, perUnits: 1_000 }],
    },
  ],
  urgency: [
    { label: 'Within a day', fromHours: 0, toHours: 24, multiplier: 1.5 },
    { label: 'Within a week', fromHours: 24, toHours: 168, multiplier: 1.15 },
    { label: 'No hurry', fromHours: 168, toHours: null, multiplier: 1 },
  ],
  subjects: [{ code: 'law', label: 'Law', multiplier: 1.2 }],
  writerLevels: [{ code: 'top', label: 'Top writer', multiplier: 1.25 }],
  spacings: [{ code: 'single', label: 'Single spacing', multiplier: 2 }],
  extras: [
    { code: 'plan', label: 'Outline first', services: [], kind: 'fixed', amountMinor: 990 },
    { code: 'priority', label: 'Priority support', services: ['blog-article'], kind: 'percent', percent: 7.5 },
  ],
}

export const request: PriceRequest = {
  service: 'blog-article',
  units: 3,
  level: null,
  deadline: inHours(200),
  extras: [],
  subject: null,
  writerLevel: null,
  spacing: null,
  discountCodes: [],
}

const tenThousandths = (min: number, max: number) =>
  fc.integer({ min: min * 10_000, max: max * 10_000 }).map((count) => count / 10_000)

const factor = (code: string): fc.Arbitrary<Factor> =>
  tenThousandths(0.1, 10).map((multiplier) => ({ code, label: code, multiplier }))

const extra = (code: string): fc.Arbitrary<Extra> =>
  fc.oneof(
    fc.integer({ min: 0, max: 1_000_000 }).map((amountMinor) => ({ kind: 'fixed' as const, amountMinor })),
    tenThousandths(0, 500).map((percent) => ({ kind: 'percent' as const, percent })),
  ).map((price) => ({ code, label: code, services: [], ...price }))

const EXTRAS = ['a', 'b', 'c', 'd']

/** Any valid table with one service, two urgency bands and four extras. */
export const anyTable: fc.Arbitrary<PriceTable> = fc.record({
  currency: fc.constantFrom('USD', 'EUR', 'JPY', 'KWD'),
  services: fc
    .record({ priceMinor: fc.integer({ min: 0, max: 20_000 }), perUnits: fc.constantFrom(1, 3, 1_000) })
    .map((level) => [{ service: 'blog-article', levels: [{ code: 'standard', label: 'Standard', ...level }] }]),
  urgency: fc
    .tuple(fc.integer({ min: 1, max: 500 }), tenThousandths(1, 10), tenThousandths(0.1, 1))
    .map(([hours, soon, late]) => [
      { label: 'soon', fromHours: 0, toHours: hours, multiplier: soon },
      { label: 'late', fromHours: hours, toHours: null, multiplier: late },
    ]),
  subjects: fc.tuple(factor('law')),
  writerLevels: fc.tuple(factor('top')),
  spacings: fc.tuple(factor('single')),
  extras: fc.tuple(...EXTRAS.map(extra)),
})

/** Any request that `anyTable` has a price for. */
export const anyRequest: fc.Arbitrary<PriceRequest> = fc.record({
  service: fc.constant('blog-article'),
  units: fc.integer({ min: 1, max: 40 }),
  level: fc.constantFrom(null, 'standard'),
  deadline: fc.integer({ min: 6 * 60, max: 8_000 * 60 }).map((minutes) => inHours(minutes / 60)),
  extras: fc.subarray(EXTRAS),
  subject: fc.constantFrom(null, 'law'),
  writerLevel: fc.constantFrom(null, 'top'),
  spacing: fc.constantFrom(null, 'single'),
  discountCodes: fc.subarray(['SPRING', 'WELCOME']),
})
