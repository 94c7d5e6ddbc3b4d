import type { PayloadRequest } from 'payload'
import { PRICING_LIMITS } from '../../domain/pricing/limits.ts'
import { idOf } from '../../domain/users/roles.ts'
import type { PriceTableDoc } from './toPriceTable.ts'

/** Copies the prices of a table into a new draft of the same website, by the caller's own permissions. */
export async function duplicatePriceTable(req: PayloadRequest, doc: PriceTableDoc): Promise<unknown> {
  const { website, name, services, urgency, subjects, writerLevels, spacings, extras } = doc
  const prices = withoutRowIds({ services, urgency, subjects, writerLevels, spacings, extras })
  return req.payload.create({
    collection: 'price-tables',
    data: { ...prices, website: idOf(website), name: copyOf(name) } as never,
    depth: 0,
    overrideAccess: false,
    req,
  })
}

const copyOf = (name: string): string => `${name.slice(0, PRICING_LIMITS.labelLength - COPY.length)}${COPY}`

const COPY = ' (copy)'

/** Rows of the copy are rows of their own: each needs a new id. */
function withoutRowIds(value: unknown): Record<string, unknown> {
  return JSON.parse(JSON.stringify(value, (key, each) => (key === 'id' ? undefined : each)))
}
