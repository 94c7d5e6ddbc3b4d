import type { DecidedTax } from '../taxes/types.ts'

export const UNITS = ['page', 'word', 'hour', 'fixed'] as const
export type Unit = (typeof UNITS)[number]

/** What a price depends on of a service; the rest of it is for people. */
export type PricedService = {
  code: string
  name: string
  unit: Unit
  /** Words in one unit, 275 for a page; null where words are not counted. */
  wordsPerUnit: number | null
  minimumUnits: number
  maximumUnits: number
  /** The least time the work takes: a deadline before it is refused. */
  minimumHours: number
}

/** `priceMinor` for each `perUnits` units, so that words can cost fractions of a cent. */
export type Level = { code: string; label: string; priceMinor: number; perUnits: number }

/** Applies from `fromHours` (inclusive) to `toHours` (exclusive, null is for ever) before the deadline. */
export type UrgencyBand = {
  label: string
  fromHours: number
  toHours: number | null
  multiplier: number
}

export type Factor = { code: string; label: string; multiplier: number }

/** `services` are the codes it is offered with; an empty list is all of them. */
export type Extra = { code: string; label: string; services: string[] } & (
  | { kind: 'fixed'; amountMinor: number }
  | { kind: 'percent'; percent: number }
)

export type PriceTable = {
  currency: string
  /** The first level of a service is the one a request without a level gets. */
  services: { service: string; levels: Level[] }[]
  urgency: UrgencyBand[]
  subjects: Factor[]
  writerLevels: Factor[]
  spacings: Factor[]
  extras: Extra[]
}

/** What somebody wants a price for. */
export type PriceRequest = {
  service: string
  units: number
  level: string | null
  deadline: Date
  extras: string[]
  subject: string | null
  writerLevel: string | null
  spacing: string | null
  discountCodes: string[]
}

export const PRICE_RULES = ['unit_price', 'multiplier', 'fixed', 'percent'] as const
export type PriceRule = (typeof PRICE_RULES)[number]

/** One step of a price: what it adds (or takes off) and from which facts. */
export type PriceLine = {
  code: string
  label: string
  amountMinor: number
  rule: PriceRule
  inputs: Record<string, string | number | null>
}

export type AppliedDiscount = { code: string; label: string; amountMinor: number }
export type RejectedDiscount = { code: string; reason: 'not_found'; message: string }
export type Discounts = { applied: AppliedDiscount[]; rejected: RejectedDiscount[] }

export type Price = {
  /** The level that was priced, also when the request named none. */
  level: string
  currency: string
  totalMinor: number
  lines: PriceLine[]
  discounts: Discounts
}

/** A price with all it was made of, which is what a quote promises. */
export type QuotedPrice = Omit<Price, 'level'> & {
  /** Of the total, for the client as known when it was asked for. */
  taxMinor: number
  tax: DecidedTax
  website: string
  /** The version of the prices. */
  priceTable: string
  service: string
  inputs: Omit<PriceRequest, 'deadline'> & { deadline: string }
}

/** A promised price. `hash` is equal for equal promises, whenever they were made. */
export type Quote = QuotedPrice & { id: string; hash: string; expiresAt: string }
