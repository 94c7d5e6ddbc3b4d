import type { Guard } from '../../workflow/types.ts'
import type { OrderFacts } from '../types.ts'

/** A defect is mended for free; more or other work has a price. */
export const isOldScope: Guard<OrderFacts> = {
  code: 'amendment_required',
  sentence: 'New scope has a price of its own. Place a new order for it; a revision mends what was agreed.',
  isMet: ({ input }) => input.kind !== 'new_scope',
}
