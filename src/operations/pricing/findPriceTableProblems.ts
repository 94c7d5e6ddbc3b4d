import type { PayloadRequest } from 'payload'
import { priceTableProblems, type PriceTableProblem } from '../../domain/pricing/priceTableProblems.ts'
import { idOf } from '../../domain/users/roles.ts'
import { websiteById } from '../../lib/websites/settings.ts'
import { servicesOf } from './servicesOf.ts'
import { toPriceTable, type PriceTableDoc } from './toPriceTable.ts'

/** What keeps a stored price table from being scheduled, and what its editor should look at. */
export async function findPriceTableProblems(req: PayloadRequest, doc: PriceTableDoc): Promise<PriceTableProblem[]> {
  const website = await websiteById(req, idOf(doc.website))
  const services = await servicesOf(req, website.id)
  const active = services.filter((service) => service.active).map(({ code }) => code)
  return priceTableProblems(toPriceTable(doc, services), { currency: website.currency, services: active })
}
