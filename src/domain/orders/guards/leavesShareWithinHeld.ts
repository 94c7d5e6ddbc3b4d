import type { Guard } from '../../workflow/types.ts'
import type { OrderFacts } from '../types.ts'

/** What the earlier writer is to be paid for the work so far. */
export const leavesShareWithinHeld: Guard<OrderFacts> = {
  code: 'share_too_high',
  sentence: 'The earlier writer’s share is more than what is held for this order.',
  isMet: ({ input, heldMinor, heldTaxMinor }) => typeof input.earlierShareMinor !== 'number' || input.earlierShareMinor <= heldMinor - heldTaxMinor,
  details: ({ heldMinor, heldTaxMinor }) => ({ heldMinor: heldMinor - heldTaxMinor }),
}
