import type { PayloadRequest } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import { MAX_AMOUNT_MINOR } from '../../domain/money/amount.ts'
import type { Quote } from '../../domain/pricing/types.ts'
import { listedPrice, withTax, type TaxedPrice } from '../../domain/taxes/decidedTax.ts'
import { decideTax } from './decideTax.ts'

/**
 * The price that a client agrees to: as quoted where it was quoted for a client of that country and VAT id, else
 * the same listed price with this client's taxes.
 * @throws DomainError `quote_invalid` when these make it more than one order can cost
 */
export async function taxForClient(req: PayloadRequest, quote: Quote, client: string): Promise<TaxedPrice> {
  const decided = await decideTax(req, { website: quote.website, client })
  // Quotes from before there were taxes in them are good for minutes more.
  const quoted = quote.tax as Quote['tax'] | undefined
  if (quoted?.country === decided.country && quoted.vatId === decided.vatId) return quote
  const price = withTax(listedPrice(quote), { ...decided, isOnTop: quoted?.isOnTop ?? false })
  if (price.totalMinor <= MAX_AMOUNT_MINOR) return price
  throw new DomainError('quote_invalid', 'With the taxes of your country this is more than one order can cost. Order fewer units at a time.')
}
