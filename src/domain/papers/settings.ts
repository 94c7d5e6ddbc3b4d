import { PAPER_WORDS, type PaperKind } from './kinds.ts'
import type { PageSize, PaperLayout } from './layout.ts'
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
  layout: Omit<PaperLayout, 'logo'>
  /** An image as a data URL. */
  logo: string | null
}

type Stored = {
  sellerName?: string | null; sellerAddress?: string | null; sellerCountry?: string | null; sellerVatId?: string | null
  invoicePrefix?: string | null; receiptPrefix?: string | null; creditNotePrefix?: string | null
  taxRates?: TaxRate[] | null; isTaxOnTop?: boolean | null
  pageSize?: PageSize | null; accentColor?: string | null; footer?: string | null; logo?: string | null
}

/** The settings of a website's document; a website that says nothing has the usual prefixes and no taxes. */
export function paperSettingsOf(stored: unknown): PaperSettings {
  const { sellerName = null, sellerAddress = null, sellerCountry = null, sellerVatId = null, logo = null, taxRates, isTaxOnTop, ...kept } = (stored ?? {}) as Stored
  return {
    sellerName, sellerAddress, sellerCountry, sellerVatId,
    prefixes: prefixesOf(kept), layout: layoutOf(kept), logo,
    isTaxOnTop: isTaxOnTop === true,
    taxRates: (taxRates ?? []).map(({ country, percent, label }) => ({ country, percent, label })),
  }
}

const prefixesOf = ({ invoicePrefix, receiptPrefix, creditNotePrefix }: Stored): PaperSettings['prefixes'] => ({
  invoice: invoicePrefix ?? PAPER_WORDS.invoice.prefix, receipt: receiptPrefix ?? PAPER_WORDS.receipt.prefix, credit_note: creditNotePrefix ?? PAPER_WORDS.credit_note.prefix,
})

const layoutOf = ({ pageSize, accentColor, footer }: Stored): PaperSettings['layout'] => ({ pageSize: pageSize ?? 'A4', accentColor: accentColor || null, footer: footer?.trim() || null })
