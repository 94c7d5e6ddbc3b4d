import type { Effect } from '../../lib/workflow/effect.ts'
import { verifyQuote } from '../pricing/verifyQuote.ts'
import { priceSnapshot } from './priceSnapshot.ts'
import { DomainError } from '../../domain/errors.ts'

/**
 * The price that the draft has is kept; a new quote replaces it, for the same service.
 * @throws DomainError `quote_invalid`, `quote_expired`, `quote_wrong_website`
 */
export const freezePrice: Effect = async ({ req, doc, input }) => {
  if (typeof input.quote !== 'string') return
  const quote = await verifyQuote(req, input.quote)
  if (quote.service !== doc.service) {
    throw new DomainError('quote_invalid', 'The quote is for another service than the draft. Place a new order with it.')
  }
  // The questions of the brief stay those that were answered.
  const { briefForm: _asked, ...price } = await priceSnapshot(req, quote, doc.client as string)
  return price
}
