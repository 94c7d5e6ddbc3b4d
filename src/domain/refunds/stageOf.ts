import { NOT_STARTED, STARTED, type OrderState } from '../orders/states.ts'
import type { RefundStage } from './entitlement.ts'

/** The stage of an order. What was handed over once counts as delivered, also while it is revised. */
export function stageOf({ state, deliveredAt }: { state: OrderState; deliveredAt: string | Date | null }): RefundStage {
  if ((NOT_STARTED as readonly OrderState[]).includes(state)) return 'not_started'
  if ((STARTED as readonly OrderState[]).includes(state)) return deliveredAt === null ? 'started' : 'delivered'
  return state === 'completed' ? 'completed' : 'closed'
}
