import type { Guard } from '../../workflow/types.ts'
import type { OrderFacts } from '../types.ts'

export const namesOpenRequest: Guard<OrderFacts> = {
  code: 'request_unknown',
  sentence: 'Name an open request of a writer with an active profile.',
  isMet: ({ input, request, candidate }) => input.request === undefined || (request !== null && candidate?.active === true),
}
