import type { Order } from '../../domain/orders/types.ts'
import type { Effect } from '../../lib/workflow/effect.ts'
import { rows } from '../../lib/db/rows.ts'
import { completionEarning } from './completionEarning.ts'
import { reverseEarning } from '../payments/reverseEarning.ts'

/** The work goes on: what was earned by completing it is held again, and its writer is back at it. */
export const takeBackEarning: Effect = async ({ req, doc, now }) => {
  const order = doc as unknown as Order
  if (await completionEarning(req, order)) await reverseEarning(req, { payable: { collection: 'orders', id: order.id }, writer: order.writer! })
  await rows(
    req,
    `update order_assignments set ended_at = null, ending = null, updated_at = $2
     where order_id = $1 and ending = 'completed'`,
    [order.id, now],
  )
  return { completedAt: null }
}
