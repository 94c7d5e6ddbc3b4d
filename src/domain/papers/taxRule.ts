import { isInEu } from './country.ts'
import { countryOfVatId, isEuVatId } from './vatId.ts'

/** A tax on sales to a country. A country may have several, such as a federal one and a state's. */
export type TaxRate = { country: string; percent: number; label: string }

/** Who sells or buys, as far as tax asks. Codes by ISO 3166. */
export type TaxParty = { country: string | null; vatId: string | null }

export const TAX_TREATMENTS = ['untaxed', 'taxed', 'reverse_charge'] as const

export type TaxTreatment = {
  how: (typeof TAX_TREATMENTS)[number]
  rates: readonly TaxRate[]
}

export const REVERSE_CHARGE_NOTE = 'Reverse charge: the recipient owes the VAT (Article 196 of Directive 2006/112/EC).'

/**
 * Which taxes a price contains: those of the client's country, and of the seller's where the client's is
 * not known. None when a business in another EU country owes the VAT itself.
 */
export function taxRule({ seller, buyer, rates }: { seller: TaxParty; buyer: TaxParty; rates: readonly TaxRate[] }): TaxTreatment {
  if (isReverseCharge(seller, buyer)) return { how: 'reverse_charge', rates: [] }
  const country = buyer.country ?? seller.country
  const due = rates.filter((rate) => rate.country === country && rate.percent > 0)
  return due.length > 0 ? { how: 'taxed', rates: due } : { how: 'untaxed', rates: [] }
}

/** Whether who buys can matter at all: else nobody needs to be asked for a country. */
export const dependsOnBuyer = ({ seller, rates }: { seller: TaxParty; rates: readonly TaxRate[] }): boolean =>
  rates.length > 0 || (isInEu(seller.country) && hasOwnVatId(seller))

/** Both are in the EU, in different countries, and each has a VAT id of its own country. */
function isReverseCharge(seller: TaxParty, buyer: TaxParty): boolean {
  const areBoth = isInEu(seller.country) && isInEu(buyer.country) && seller.country !== buyer.country
  return areBoth && hasOwnVatId(seller) && hasOwnVatId(buyer)
}

const hasOwnVatId = ({ country, vatId }: TaxParty): boolean => vatId !== null && isEuVatId(vatId) && countryOfVatId(vatId) === country
