import { MAX_AMOUNT_MINOR, sumMinor } from '../money/amount.ts'
import { DomainError } from '../errors.ts'
import { checkDeadline, hoursUntil } from './checkDeadline.ts'
import { checkUnits } from './checkUnits.ts'
import { chooseTerms, type Terms } from './chooseTerms.ts'
import { baseLine, extraLine, factorLine } from './lines.ts'
import { rejectDiscounts } from './rejectDiscounts.ts'
import type { Price, PricedService, PriceLine, PriceRequest, PriceTable } from './types.ts'

type Pricing = { request: PriceRequest; service: PricedService; table: PriceTable; now: Date }

/**
 * The price of a request, in lines that sum to the total exactly: base price, then each multiplier on
 * the rounded amount so far, then extras on the work. Each line is rounded half-up by itself.
 * @throws DomainError units_out_of_range, deadline_*, unknown_*, price_too_high
 */
export function priceRequest({ request, service, table, now }: Pricing): Price {
  checkUnits(request.units, service)
  checkDeadline(request.deadline, service.minimumHours, now)
  const hours = hoursUntil(request.deadline, now)
  const terms = chooseTerms(request, { table, service, hours })
  const work = workLines(baseLine(service, terms.level, request.units), factorsOf(terms, hours))
  const workMinor = total(work)
  const lines = [...work, ...terms.extras.map((extra) => extraLine(extra, workMinor))]
  return {
    level: terms.level.code,
    currency: table.currency,
    totalMinor: total(lines),
    lines,
    discounts: rejectDiscounts(request.discountCodes),
  }
}

type NamedFactor = [code: string, factor: Parameters<typeof factorLine>[1]]

function factorsOf({ band, subject, writerLevel, spacing }: Terms, hours: number): NamedFactor[] {
  const { fromHours, toHours } = band
  return [
    ['urgency', { ...band, inputs: { hours, fromHours, toHours } }],
    ['subject', subject && { ...subject, inputs: { subject: subject.code } }],
    ['writer_level', writerLevel && { ...writerLevel, inputs: { writerLevel: writerLevel.code } }],
    ['spacing', spacing && { ...spacing, inputs: { spacing: spacing.code } }],
  ]
}

function workLines(base: PriceLine, factors: NamedFactor[]): PriceLine[] {
  const lines = [base]
  for (const [code, factor] of factors) {
    const line = factorLine(code, factor, total(lines))
    if (line) lines.push(line)
  }
  return lines
}

function total(lines: PriceLine[]): number {
  // Checked at each step: no product of a permitted amount and a multiplier leaves exact integers.
  const isTooHigh = lines.some(({ amountMinor }) => Math.abs(amountMinor) > MAX_AMOUNT_MINOR)
  const totalMinor = isTooHigh ? Infinity : lines.reduce((sum, line) => sum + line.amountMinor, 0)
  if (totalMinor <= MAX_AMOUNT_MINOR) return sumMinor(lines.map((line) => line.amountMinor))
  throw tooHigh()
}

export const tooHigh = (): DomainError =>
  new DomainError('price_too_high', 'This is more than one order can cost. Order fewer units at a time.', { maximumMinor: MAX_AMOUNT_MINOR })
