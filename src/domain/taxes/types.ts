import type { TaxLine } from '../papers/taxLines.ts'
import type { TaxParty, TaxTreatment } from '../papers/taxRule.ts'

/**
 * The taxes of a price, as they were decided when it was agreed. It is kept with what is sold: rates,
 * countries and VAT ids that change later change nothing of it.
 */
export type DecidedTax = TaxParty & {
  how: TaxTreatment['how']
  /** Added to the prices of the table; else those contain it. */
  isOnTop: boolean
  lines: TaxLine[]
}

/** What is decided before the amount is known. */
export type TaxDecision = TaxTreatment & TaxParty & { isOnTop: boolean }
