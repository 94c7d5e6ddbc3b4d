import type { PriceLine, Discounts } from '../../domain/pricing/types.ts'

/** A document that money is paid for, of one of the kinds that get papers. */
export type Payable = { id: string; website: string; client: string; currency: string } & Record<string, unknown>

/** What papers say of it. */
export type Subject = {
  collection: string
  id: string
  website: string
  client: string
  currency: string
  about: string
  /** Its price; null for a top-up, which sells nothing. */
  totalMinor: number | null
  isInParts?: boolean
  sold: { label: string; amountMinor: number }[]
}

const READERS: Record<string, (payable: Payable) => Pick<Subject, 'about' | 'totalMinor' | 'isInParts' | 'sold'>> = {
  orders: (order) => ({ about: `order ${order.number as string}: ${order.title as string}`, totalMinor: order.totalMinor as number, isInParts: Boolean(order.installmentPlan), sold: linesOf(order) }),
  'top-ups': ({ code }) => ({ about: `store credit, ${code as string}`, totalMinor: null, sold: [] }),
}

/** @throws Error for a kind of document that nobody pays for */
export function subjectOf(collection: string, payable: Payable): Subject {
  const read = READERS[collection]
  if (!read) throw new Error(`There are no papers about ${collection}`)
  const { id, website, client, currency } = payable
  return { collection, id, website, client, currency, ...read(payable) }
}

function linesOf({ lines, discounts }: Payable): Subject['sold'] {
  const applied = (discounts as Discounts | null)?.applied ?? []
  return [...((lines as PriceLine[] | null) ?? []), ...applied.map(({ label, amountMinor }) => ({ label, amountMinor: -Math.abs(amountMinor) }))]
}
