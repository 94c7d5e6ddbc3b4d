import type { Guard } from '../../workflow/types.ts'
import type { OrderFacts } from '../types.ts'

/** Nobody earns what is not there. */
export const isPaidOff: Guard<OrderFacts> = {
  code: 'installments_unpaid',
  sentence: 'Parts of the price are still to be paid. Pay the rest first.',
  isMet: ({ outstandingMinor }) => outstandingMinor === 0,
  details: ({ doc, outstandingMinor }) => ({ outstandingMinor, currency: doc.currency }),
}
