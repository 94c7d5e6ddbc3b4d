import type { Guard } from '../../workflow/types.ts'
import type { OrderFacts } from '../types.ts'

export const isFullyHeld: Guard<OrderFacts> = {
  code: 'order_not_paid',
  sentence: 'The order is not paid in full yet.',
  isMet: ({ doc, heldMinor }) => heldMinor >= doc.totalMinor,
  details: ({ doc, heldMinor }) => ({ heldMinor, totalMinor: doc.totalMinor, currency: doc.currency }),
}
