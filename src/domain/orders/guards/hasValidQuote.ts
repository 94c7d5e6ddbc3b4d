import type { Guard } from '../../workflow/types.ts'
import type { OrderFacts } from '../types.ts'

/** A new quote that comes with the move is checked where its token is read. */
export const hasValidQuote: Guard<OrderFacts> = {
  code: 'quote_expired',
  sentence: 'The price of this draft was promised for 30 minutes. Ask for a new quote and send its token as “quote”.',
  isMet: ({ doc, input, now }) => input.quote !== undefined || new Date(doc.quoteExpiresAt) > now,
  details: ({ doc }) => ({ expiredAt: doc.quoteExpiresAt }),
}
