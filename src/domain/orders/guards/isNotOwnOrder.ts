import type { Guard } from '../../workflow/types.ts'
import type { OrderFacts } from '../types.ts'

/** One person may be a client and a writer of the same website. */
export const isNotOwnOrder: Guard<OrderFacts> = {
  code: 'order_is_your_own',
  sentence: 'Nobody writes an order that they placed themselves.',
  isMet: ({ doc, candidate, request }) => doc.client !== candidate?.user && doc.client !== request?.writer,
}
