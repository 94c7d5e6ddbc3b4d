import type { PayloadRequest } from 'payload'
import type { Buyer, Seller } from '../../domain/papers/paper.ts'
import type { TaxParty } from '../../domain/papers/taxRule.ts'
import { row } from '../../lib/db/rows.ts'
import type { Website } from '../../lib/websites/settings.ts'
import type { Subject } from './subjectOf.ts'

/** Who sells, as the website says now. */
export const sellerOf = ({ name, papers }: Website): Seller => ({
  name: papers.sellerName ?? name, website: name, address: papers.sellerAddress, country: papers.sellerCountry, vatId: papers.sellerVatId,
})

const BUYER = `
  select u.display_name as name, u.email, p.company, p.address, p.country, p.vat_id as "vatId"
  from users u left join client_profiles p on p.user_id = u.id and p.website_id = $2
  where u.id = $1`

/** Who buys, as login and profile say now. */
export async function buyerOf(req: PayloadRequest, { client, website }: Pick<Subject, 'client' | 'website'>): Promise<Buyer> {
  const found = await row<Buyer>(req, BUYER, [client, website])
  if (!found) throw new Error(`The client ${client} is not there`)
  const text = (value: string | null): string | null => value?.trim() || null
  return { name: found.name, email: found.email, company: text(found.company), address: text(found.address), country: text(found.country), vatId: text(found.vatId) }
}

/**
 * Country and VAT id are those that the taxes were decided by, so that a paper does not contradict itself; what
 * was not known then may be added.
 */
export function asAgreed(buyer: Buyer, agreed: TaxParty | null | undefined): Buyer {
  if (!agreed?.country) return buyer
  const { country } = agreed
  return { ...buyer, country, vatId: agreed.vatId ?? (buyer.country === country ? buyer.vatId : null) }
}
