import { taxOnTop, taxWithin, type TaxLine, type Taxed } from '../papers/taxLines.ts'
import type { PriceLine } from '../pricing/types.ts'
import type { DecidedTax, TaxDecision } from './types.ts'

type Priced = { totalMinor: number; lines: PriceLine[] }
export type TaxedPrice = Priced & { taxMinor: number; tax: DecidedTax }

const TAX_LINE = 'tax:'
export const isTaxLine = ({ code }: { code?: string }): boolean => code?.startsWith(TAX_LINE) ?? false

/** Puts its taxes to a price: on top they are lines of it, else the total stays and says how much is in it. */
export function withTax(listed: Priced, { how, rates, isOnTop, country, vatId }: TaxDecision): TaxedPrice {
  const { taxMinor, totalMinor, taxLines } = isOnTop ? taxOnTop(listed.totalMinor, rates) : taxWithin(listed.totalMinor, { rates })
  const lines = isOnTop ? [...listed.lines, ...taxLines.map((line, index) => lineOf(line, index, listed.totalMinor))] : listed.lines
  return { totalMinor, taxMinor, lines, tax: { how, isOnTop, country, vatId, lines: taxLines } }
}

const lineOf = ({ label, percent, country, amountMinor }: TaxLine, index: number, ofMinor: number): PriceLine => ({
  code: `${TAX_LINE}${index + 1}`, label: `${label} ${percent} %`, amountMinor, rule: 'percent', inputs: { country, percent, ofMinor },
})

/** The price as the table has it, before anything was added to it. */
export const listedPrice = ({ lines, ...price }: Priced & { taxMinor?: number | null; tax?: Pick<DecidedTax, 'isOnTop'> | null }): Priced => ({
  totalMinor: listedMinor(price), lines: lines.filter((line) => !isTaxLine(line)),
})

/** What writers have a share of: the price of the table, never a tax on top of it. */
export const listedMinor = ({ totalMinor, taxMinor, tax }: { totalMinor: number; taxMinor?: number | null; tax?: Pick<DecidedTax, 'isOnTop'> | null }): number =>
  tax?.isOnTop ? totalMinor - (taxMinor ?? 0) : totalMinor

/** The price of an invoice, divided as it was agreed. */
export const taxedAsAgreed = (totalMinor: number, taxMinor: number, { lines }: DecidedTax): Taxed =>
  ({ netMinor: totalMinor - taxMinor, taxMinor, totalMinor, taxLines: lines })

/** Whose tax it is, as an account of the ledger says it; all lines of one price are of one country. */
export const jurisdictionOf = (tax: DecidedTax | null | undefined): string => tax?.lines[0]?.country ?? ''
