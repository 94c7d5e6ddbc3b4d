import type { PayloadRequest } from 'payload'
import type { Order } from '../../domain/orders/types.ts'
import type { EarningState } from '../../domain/payments/earningWorkflow.ts'
import { row } from '../../lib/db/rows.ts'

/** What completing an order earned: null when nothing was held, and never what an earlier writer got for part of the work. */
export const completionEarning = (req: PayloadRequest, { id, completedAt }: Order): Promise<{ state: EarningState } | null> =>
  row(
    req,
    `select state::text from earnings where payable_collection = 'orders' and payable_id = $1 and created_at >= $2
     order by id desc limit 1`,
    [id, completedAt],
  )
