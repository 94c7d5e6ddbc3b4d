import type { Guard } from '../../workflow/types.ts'
import type { OrderFacts } from '../types.ts'

/** Before a request is named: whether there is one to name. */
export const isAskedFor: Guard<OrderFacts> = {
  code: 'request_unknown',
  sentence: 'No writer has asked for this order.',
  isMet: ({ input, hasOpenRequests }) => input.request !== undefined || hasOpenRequests,
}
