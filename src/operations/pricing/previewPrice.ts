import type { PayloadRequest } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import { priceRequest } from '../../domain/pricing/priceRequest.ts'
import { toPriceRequest, type QuoteInput } from '../../domain/pricing/quoteInput.ts'
import type { Price } from '../../domain/pricing/types.ts'
import { idOf } from '../../domain/users/roles.ts'
import { now } from '../../lib/clock.ts'
import { findPriceTableProblems } from './findPriceTableProblems.ts'
import { servicesOf } from './servicesOf.ts'
import { toPriceTable, type PriceTableDoc } from './toPriceTable.ts'

/**
 * What a price table would charge, whether or not it is in force. It promises nothing.
 * @throws DomainError price_table_invalid while the table has errors, unknown_service, and the refusals of `priceRequest`
 */
export async function previewPrice(
  req: PayloadRequest,
  { doc, input }: { doc: PriceTableDoc; input: QuoteInput },
): Promise<Price> {
  const problems = await findPriceTableProblems(req, doc)
  if (problems.some(({ severity }) => severity === 'error')) {
    throw new DomainError('price_table_invalid', 'This price table has problems. Mend them first.', { problems })
  }
  const services = await servicesOf(req, idOf(doc.website))
  const service = services.find(({ code }) => code === input.service)
  if (!service) throw new DomainError('unknown_service', `There is no service “${input.service}”.`)
  return priceRequest({ request: toPriceRequest(input), service, table: toPriceTable(doc, services), now: now() })
}
