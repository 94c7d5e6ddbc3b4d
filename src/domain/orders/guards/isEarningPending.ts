import type { Guard } from '../../workflow/types.ts'
import type { OrderFacts } from '../types.ts'

export const isEarningPending: Guard<OrderFacts> = {
  code: 'earning_cleared',
  sentence: 'The writer’s earning has cleared, so the order can’t be reopened. Place a new order, or grant a refund.',
  isMet: ({ isEarningCleared }) => !isEarningCleared,
}
