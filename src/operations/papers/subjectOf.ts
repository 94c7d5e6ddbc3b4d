import type { PayloadRequest } from 'payload'
import type { Order } from '../../domain/orders/types.ts'
import type { PriceLine, Discounts } from '../../domain/pricing/types.ts'
import { isTaxLine } from '../../domain/taxes/decidedTax.ts'
import type { FollowedTax } from '../../domain/taxes/followTax.ts'
import type { DecidedTax } from '../../domain/taxes/types.ts'
import { orderTaxOf } from '../taxes/orderTaxOf.ts'

/** A document that money is paid for, of one of the kinds that get papers. */
export type Payable = { id: string; website: string; client: string; currency: string } & Record<string, unknown>

/** The taxes that a price was agreed with, and where they are by now. */
export type AgreedTax = DecidedTax & { taxMinor: number; followed: FollowedTax }

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
  isEnded?: boolean
  /** As it was agreed; null where taxes are not kept with what is sold, so that they are decided with the invoice. */
  tax?: AgreedTax | null
  sold: { label: string; amountMinor: number }[]
}

type Read = Omit<Subject, 'collection' | 'id' | 'website' | 'client' | 'currency'>

const READERS: Record<string, (req: PayloadRequest, payable: Payable) => Promise<Read>> = {
  orders: async (req, payable) => {
    const order = payable as unknown as Order
    return {
      about: `order ${order.number}: ${order.title}`, totalMinor: order.totalMinor, isInParts: Boolean(order.installmentPlan), isEnded: order.state === 'cancelled',
      tax: order.tax && { ...order.tax, taxMinor: order.taxMinor ?? 0, followed: await orderTaxOf(req, order) },
      sold: linesOf(payable),
    }
  },
  'top-ups': (_req, { code }) => Promise.resolve({ about: `store credit, ${code as string}`, totalMinor: null, sold: [] }),
}

/** @throws Error for a kind of document that nobody pays for */
export async function subjectOf(req: PayloadRequest, collection: string, payable: Payable): Promise<Subject> {
  const read = READERS[collection]
  if (!read) throw new Error(`There are no papers about ${collection}`)
  const { id, website, client, currency } = payable
  return { collection, id, website, client, currency, ...(await read(req, payable)) }
}

/** What is sold, without taxes: papers print those by themselves. */
function linesOf({ lines, discounts }: Payable): Subject['sold'] {
  const applied = (discounts as Discounts | null)?.applied ?? []
  const sold = ((lines as PriceLine[] | null) ?? []).filter((line) => !isTaxLine(line))
  return [...sold, ...applied.map(({ label, amountMinor }) => ({ label, amountMinor: -Math.abs(amountMinor) }))]
}
