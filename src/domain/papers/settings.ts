import { PAPER_WORDS, type PaperKind } from './kinds.ts'
import type { TaxRate } from './taxRule.ts'

/** What a website says on its papers, and which taxes it owes. */
export type PaperSettings = {
  sellerName: string | null
  sellerAddress: string | null
  sellerCountry: string | null
  sellerVatId: string | null
  prefixes: Record<PaperKind, string>
  taxRates: TaxRate[]
  /** Taxes are added to prices; else prices contain them. */
  isTaxOnTop: boolean
}

type Stored = {
  sellerName?: string | null; sellerAddress?: string | null; sellerCountry?: string | null; sellerVatId?: string | null
  invoicePrefix?: string | null; receiptPrefix?: string | null; creditNotePrefix?: string | null
  taxRates?: TaxRate[] | null; isTaxOnTop?: boolean | null
}

/** The settings of a website's document; a website that says nothing has the usual prefixes and no taxes. */
export function paperSettingsOf(stored: unknown): PaperSettings {
  const { sellerName = null, sellerAddress = null, sellerCountry = null, sellerVatId = null, taxRates, isTaxOnTop, ...kept } = (stored ?? {}) as Stored
  return {
    sellerName, sellerAddress, sellerCountry, sellerVatId,
    prefixes: prefixesOf(kept),
    isTaxOnTop: isTaxOnTop === true,
    taxRates: (taxRates ?? []).map(({ country, percent, label }) => ({ country, percent, label })),
  }
}

const prefixesOf = ({ invoicePrefix, receiptPrefix, creditNotePrefix }: Stored): PaperSettings['prefixes'] => ({
  invoice: invoicePrefix ?? PAPER_WORDS.invoice.prefix, receipt: receiptPrefix ?? PAPER_WORDS.receipt.prefix, credit_note: creditNotePrefix ?? PAPER_WORDS.credit_note.prefix,
})
