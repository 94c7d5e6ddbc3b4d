import { allocate } from '../money/allocate.ts'
import { percentOf } from '../money/portion.ts'
import type { TaxRate, TaxTreatment } from './taxRule.ts'

/** What is in the total of one tax, in minor units. */
export type TaxLine = TaxRate & { amountMinor: number }

export type Taxed = { netMinor: number; taxMinor: number; totalMinor: number; taxLines: TaxLine[] }

/** Weights are whole numbers: percentages count to four decimals. */
const PARTS_OF_PERCENT = 10_000

/** Takes the taxes out of a price that contains them. Net and taxes sum to the price, by largest remainder. */
export function taxWithin(totalMinor: number, { rates }: Pick<TaxTreatment, 'rates'>): Taxed {
  const weights = [100, ...rates.map(({ percent }) => percent)].map((percent) => Math.round(percent * PARTS_OF_PERCENT))
  return taxedOf(totalMinor, allocate(totalMinor, weights), rates)
}

/** Adds the taxes to a price without them, each rounded half-up by itself. */
export function taxOnTop(netMinor: number, rates: readonly TaxRate[]): Taxed {
  const taxLines = rates.map((rate) => ({ ...rate, amountMinor: percentOf(netMinor, rate.percent) }))
  const taxMinor = sumOf(taxLines)
  return { netMinor, taxMinor, totalMinor: netMinor + taxMinor, taxLines }
}

/**
 * An amount whose tax is known, divided among the taxes of a price: like what is left of them.
 * @param credited what papers took of it before
 */
export function dividedLike(totalMinor: number, taxMinor: number, { taxLines, credited = [] }: { taxLines: readonly TaxLine[]; credited?: readonly Taxed[] }): Taxed {
  if (taxLines.length === 0) return taxedOf(totalMinor, [totalMinor], [])
  const left = taxLines.map(({ amountMinor }, index) => Math.max(0, amountMinor - credited.reduce((sum, each) => sum + (each.taxLines[index]?.amountMinor ?? 0), 0)))
  return taxedOf(totalMinor, [totalMinor - taxMinor, ...allocate(taxMinor, left)], taxLines.map(({ amountMinor: _amount, ...rate }) => rate))
}

const sumOf = (lines: readonly { amountMinor: number }[]): number => lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0)

/**
 * Divides a refund like what is left of its invoice. Credit notes of the whole invoice sum to its net and
 * to each of its taxes, in however many parts it is refunded.
 * @param credited what earlier credit notes took
 * @throws RangeError when more is refunded than is left
 */
export function taxRefunded(refundMinor: number, invoice: Taxed, credited: readonly Taxed[]): Taxed {
  const rates = invoice.taxLines.map(({ amountMinor: _amount, ...rate }) => rate)
  const left = partsOf(invoice).map((part, index) => part - credited.reduce((sum, each) => sum + (partsOf(each)[index] ?? 0), 0))
  const leftMinor = left.reduce((a, b) => a + b, 0)
  if (refundMinor > leftMinor) throw new RangeError(`A refund of ${refundMinor} is more than the ${leftMinor} that are left of its invoice`)
  return taxedOf(refundMinor, allocate(refundMinor, left), rates)
}

const partsOf = ({ netMinor, taxLines }: Taxed): number[] => [netMinor, ...taxLines.map(({ amountMinor }) => amountMinor)]

function taxedOf(totalMinor: number, [netMinor = totalMinor, ...taxes]: number[], rates: readonly TaxRate[]): Taxed {
  const taxLines = rates.map((rate, index) => ({ ...rate, amountMinor: taxes[index]! }))
  return { netMinor, taxMinor: totalMinor - netMinor, totalMinor, taxLines }
}
