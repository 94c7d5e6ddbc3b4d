import { PAPER_WORDS, type PaperKind } from './kinds.ts'
import type { TaxRate } from './taxRule.ts'

/** What a website says on its papers, and which taxes its prices contain. */
export type PaperSettings = {
  sellerName: string | null
  sellerAddress: string | null
  sellerCountry: string | null
  sellerVatId: string | null
  prefixes: Record<PaperKind, string>
  taxRates: TaxRate[]
}

type Stored = {
  sellerName?: string | null; sellerAddress?: string | null; sellerCountry?: string | null; sellerVatId?: string | null
  invoicePrefix?: string | null; receiptPrefix?: string | null; creditNotePrefix?: string | null
  taxRates?: TaxRate[] | null
}

/** The settings of a website's document; a website that says nothing has the usual prefixes and no taxes. */
export function paperSettingsOf(stored: unknown): PaperSettings {
  const { sellerName, sellerAddress, sellerCountry, sellerVatId, invoicePrefix, receiptPrefix, creditNotePrefix, taxRates } = (stored ?? {}) as Stored
  return {
    sellerName: sellerName ?? null, sellerAddress: sellerAddress ?? null, sellerCountry: sellerCountry ?? null, sellerVatId: sellerVatId ?? null,
    prefixes: { invoice: invoicePrefix ?? PAPER_WORDS.invoice.prefix, receipt: receiptPrefix ?? PAPER_WORDS.receipt.prefix, credit_note: creditNotePrefix ?? PAPER_WORDS.credit_note.prefix },
    taxRates: (taxRates ?? []).map(({ country, percent, label }) => ({ country, percent, label })),
  }
}
