import type { PayloadRequest } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import { MAX_AMOUNT_MINOR } from '../../domain/money/amount.ts'
import { priceRequest, tooHigh } from '../../domain/pricing/priceRequest.ts'
import { toPriceRequest, type QuoteInput } from '../../domain/pricing/quoteInput.ts'
import type { Quote } from '../../domain/pricing/types.ts'
import { withTax } from '../../domain/taxes/decidedTax.ts'
import { now } from '../../lib/clock.ts'
import { signQuote } from '../../lib/pricing/quoteToken.ts'
import { decideTax } from '../taxes/decideTax.ts'
import { readPriceTable } from './readPriceTable.ts'
import { servicesOf, type ServiceTerms } from './servicesOf.ts'
import { tableInForce } from './tableInForce.ts'

/**
 * Prices work on a website by the table in force, and promises that price for 30 minutes.
 * @param client whose country decides the taxes; null for somebody who is not logged in
 * @throws DomainError unknown_service, no_price_table, and the refusals of `priceRequest`
 */
export async function quotePrice(
  req: PayloadRequest,
  { website, client, input }: { website: string; client: string | null; input: QuoteInput },
): Promise<{ token: string; quote: Quote }> {
  const services = await servicesOf(req, website)
  const service = serviceOnSale(services, input.service)
  const priceTable = await tableInForce(req, website)
  const table = await readPriceTable(req, priceTable)
  const request = toPriceRequest(input)
  const { level, ...price } = priceRequest({ request, service, table, now: now() })
  const taxed = withTax(price, await decideTax(req, { website, client }))
  if (taxed.totalMinor > MAX_AMOUNT_MINOR) throw tooHigh()
  return signQuote({
    ...price,
    ...taxed,
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
