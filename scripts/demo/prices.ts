import type { PriceTable } from '../../src/domain/pricing/types.ts'

type Prices = Omit<PriceTable, 'currency'> & { name: string }

const common: Omit<Prices, 'name' | 'services' | 'extras'> = {
  urgency: [
    { label: 'Within a day', fromHours: 0, toHours: 24, multiplier: 1.8 },
    { label: 'Within three days', fromHours: 24, toHours: 72, multiplier: 1.4 },
    { label: 'Within a week', fromHours: 72, toHours: 168, multiplier: 1.15 },
    { label: 'Within two weeks', fromHours: 168, toHours: 336, multiplier: 1 },
    { label: 'No hurry', fromHours: 336, toHours: null, multiplier: 0.95 },
  ],
  subjects: [
    { code: 'marketing', label: 'Marketing', multiplier: 1 },
    { code: 'technology', label: 'Technology', multiplier: 1.1 },
    { code: 'law', label: 'Law', multiplier: 1.2 },
    { code: 'medicine', label: 'Medicine', multiplier: 1.25 },
  ],
  writerLevels: [
    { code: 'standard', label: 'Standard writer', multiplier: 1 },
    { code: 'experienced', label: 'Experienced writer', multiplier: 1.15 },
    { code: 'top', label: 'Top writer', multiplier: 1.35 },
  ],
  spacings: [
    { code: 'double', label: 'Double spacing', multiplier: 1 },
    { code: 'single', label: 'Single spacing', multiplier: 2 },
  ],
}

/** The prices of the demo websites, in minor units of each one's currency. */
export const demoPrices: Record<string, Prices> = {
  inkwell: {
    ...common,
    name: 'Opening prices',
    services: [
      { service: 'blog-article', levels: [level('standard', 'Standard', 2_400), level('expert', 'Expert', 3_900)] },
      { service: 'proofreading', levels: [level('standard', 'Standard', 2_850, 1_000), level('thorough', 'Thorough', 3_990, 1_000)] },
      { service: 'coaching', levels: [level('standard', 'Coach', 5_500), level('senior', 'Senior coach', 8_500)] },
    ],
    extras: [
      { code: 'outline', label: 'Outline before writing', services: ['blog-article'], kind: 'fixed', amountMinor: 990 },
      { code: 'originality-report', label: 'Originality report', services: ['blog-article', 'proofreading'], kind: 'fixed', amountMinor: 750 },
      { code: 'priority-support', label: 'Priority support', services: [], kind: 'percent', percent: 10 },
    ],
  },
  federhaus: {
    ...common,
    name: 'Opening prices',
    services: [
      { service: 'blog-article', levels: [level('standard', 'Standard', 2_200), level('expert', 'Expert', 3_600)] },
      { service: 'proofreading', levels: [level('standard', 'Standard', 2_490, 1_000), level('thorough', 'Thorough', 3_600, 1_000)] },
      { service: 'coaching', levels: [level('standard', 'Coach', 4_900), level('senior', 'Senior coach', 7_900)] },
    ],
    extras: [
      { code: 'outline', label: 'Outline before writing', services: ['blog-article'], kind: 'fixed', amountMinor: 890 },
      { code: 'originality-report', label: 'Originality report', services: ['blog-article', 'proofreading'], kind: 'fixed', amountMinor: 690 },
      { code: 'priority-support', label: 'Priority support', services: [], kind: 'percent', percent: 7.5 },
    ],
  },
}

function level(code: string, label: string, priceMinor: number, perUnits = 1) {
  return { code, label, priceMinor, perUnits }
}
