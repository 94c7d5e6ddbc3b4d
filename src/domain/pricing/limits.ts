/** What a price table and a request may hold; beyond it is a slip of the finger or an attack. */
export const PRICING_LIMITS = {
  codeLength: 64,
  labelLength: 120,
  priceMinor: 100_000_000,
  perUnits: 100_000,
  units: 1_000_000,
  wordsPerUnit: 10_000,
  minMultiplier: 0.1,
  maxMultiplier: 10,
  percent: 500,
  decimals: 4,
  /** Hours in a year of 366 days, the farthest a deadline can be. */
  hours: 8_784,
  services: 100,
  levels: 20,
  bands: 24,
  factors: 100,
  extras: 50,
  discountCodes: 10,
  briefFields: 50,
  quoteMinutes: 30,
} as const
