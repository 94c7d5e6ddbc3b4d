import type { Guard } from '../../workflow/types.ts'
import type { OrderFacts } from '../types.ts'

export const hasNotAsked: Guard<OrderFacts> = {
  code: 'request_exists',
  sentence: 'You have asked for this order already. Staff will answer.',
  isMet: ({ hasAsked }) => !hasAsked,
}
