import type { PayloadRequest } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import { priceRequest } from '../../domain/pricing/priceRequest.ts'
import { toPriceRequest, type QuoteInput } from '../../domain/pricing/quoteInput.ts'
import type { Quote } from '../../domain/pricing/types.ts'
import { now } from '../../lib/clock.ts'
import { signQuote } from '../../lib/pricing/quoteToken.ts'
import { readPriceTable } from './readPriceTable.ts'
import { servicesOf, type ServiceTerms } from './servicesOf.ts'
import { tableInForce } from './tableInForce.ts'

/**
 * Prices work on a website by the table in force, and promises that price for 30 minutes.
 * @throws DomainError unknown_service, no_price_table, and the refusals of `priceRequest`
 */
export async function quotePrice(
  req: PayloadRequest,
  { website, input }: { website: string; input: QuoteInput },
): Promise<{ token: string; quote: Quote }> {
  const services = await servicesOf(req, website)
  const service = serviceOnSale(services, input.service)
  const priceTable = await tableInForce(req, website)
  const table = await readPriceTable(req, priceTable)
  const request = toPriceRequest(input)
  const { level, ...price } = priceRequest({ request, service, table, now: now() })
  return signQuote({
    ...price,
    website,
    priceTable,
    service: service.id,
    inputs: { ...request, level, deadline: request.deadline.toISOString() },
  })
}

function serviceOnSale(services: ServiceTerms[], code: string): ServiceTerms {
  const service = services.find((each) => each.code === code && each.active)
  if (service) return service
  const offered = services.filter(({ active }) => active).map((each) => each.code)
  throw new DomainError('unknown_service', `There is no service “${code}”. Choose one of: ${offered.join(', ')}.`, {
    service: code,
    offered,
  })
}
