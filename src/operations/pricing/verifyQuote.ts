import type { PayloadRequest } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import type { Quote } from '../../domain/pricing/types.ts'
import { requireWebsite } from '../../lib/http/endpoint.ts'
import { readQuote } from '../../lib/pricing/quoteToken.ts'

/**
 * The promise in a quote's token, for the website this request names. It holds until it expires, also
 * when the prices have changed since.
 * @throws DomainError quote_invalid, quote_expired, quote_wrong_website, website_required
 */
export async function verifyQuote(_req: PayloadRequest, token: string): Promise<Quote> {
  const website = requireWebsite()
  const quote = await readQuote(token)
  if (quote.website === website) return quote
  throw new DomainError('quote_wrong_website', 'Another website gave this quote. Ask for one on this website.')
}
