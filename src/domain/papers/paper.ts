import type { PaperKind } from './kinds.ts'
import type { PaperLayout } from './layout.ts'
import type { Taxed } from './taxLines.ts'

/** Who sold, as the website said at that moment. */
export type Seller = { name: string; address: string | null; country: string | null; vatId: string | null; website: string }

/** Who bought, as login and profile said at that moment. */
export type Buyer = { name: string; company: string | null; address: string | null; country: string | null; vatId: string | null; email: string | null }

export type PaperLine = { label: string; amountMinor: number }

/** A paper as it is printed. Nothing of it ever changes. */
export type Paper = Taxed & {
  id: string
  website: string
  client: string
  kind: PaperKind
  number: string
  issuedAt: string
  timeZone: string
  currency: string
  about: string
  lines: PaperLine[]
  seller: Seller
  buyer: Buyer
  note: string | null
  correctsNumber: string | null
  /** Null for one from before papers had layouts. */
  layout: PaperLayout | null
}
