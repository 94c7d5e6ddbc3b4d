import type { PayloadRequest } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import { now } from '../../lib/clock.ts'
import type { PriceTableDoc } from './toPriceTable.ts'

/**
 * The prices that apply on a website now: the scheduled table that started last.
 * @throws DomainError no_price_table
 */
export async function tableInForce(req: PayloadRequest, website: string): Promise<PriceTableDoc> {
  const { docs } = await req.payload.db.find<PriceTableDoc>({
    collection: 'price-tables', req, sort: '-validFrom', limit: 1, pagination: false,
    where: {
      and: [
        { website: { equals: website } },
        { state: { equals: 'scheduled' } },
        { validFrom: { less_than_equal: now().toISOString() } },
      ],
    },
  })
  if (docs[0]) return docs[0]
  throw new DomainError('no_price_table', 'This website has no prices yet. Ask its staff to schedule a price table.')
}
