import type { PayloadRequest } from 'payload'
import { dependsOnBuyer, taxRule, type TaxParty } from '../../domain/papers/taxRule.ts'
import type { TaxDecision } from '../../domain/taxes/types.ts'
import { row } from '../../lib/db/rows.ts'
import { websiteById } from '../../lib/websites/settings.ts'

const UNKNOWN: TaxParty = { country: null, vatId: null }

const PARTY = `select country, vat_id as "vatId" from client_profiles where user_id = $1 and website_id = $2`

/**
 * Which taxes a website owes when it sells to somebody now: by the profile of the client, or as for somebody
 * of whom nothing is known.
 */
export async function decideTax(req: PayloadRequest, { website, client }: { website: string; client: string | null }): Promise<TaxDecision> {
  const { papers } = await websiteById(req, website)
  const seller: TaxParty = { country: papers.sellerCountry, vatId: papers.sellerVatId }
  const rates = papers.taxRates
  const found = client && dependsOnBuyer({ seller, rates }) ? await row<TaxParty>(req, PARTY, [client, website]) : null
  const buyer = found ? { country: found.country || null, vatId: found.vatId || null } : UNKNOWN
  return { ...taxRule({ seller, buyer, rates }), ...buyer, isOnTop: papers.isTaxOnTop }
}
