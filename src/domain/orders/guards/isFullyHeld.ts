import type { Guard } from '../../workflow/types.ts'
import type { OrderFacts } from '../types.ts'

export const isFullyHeld: Guard<OrderFacts> = {
  code: 'order_not_paid',
  sentence: 'The order is not paid in full yet.',
  isMet: ({ heldMinor, requiredMinor }) => heldMinor >= requiredMinor,
  details: ({ doc, heldMinor, requiredMinor }) => ({ heldMinor, requiredMinor, totalMinor: doc.totalMinor, currency: doc.currency }),
}
