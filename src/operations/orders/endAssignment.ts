import type { PayloadRequest } from 'payload'
import { rows } from '../../lib/db/rows.ts'

type Ending = { order: string; ending: string; earlierShareMinor?: number; at: Date }

/** Closes the present writer's time on an order, and says how it ended. */
export async function endAssignment(req: PayloadRequest, { order, ending, earlierShareMinor, at }: Ending): Promise<void> {
  await rows(
    req,
    `update order_assignments set ended_at = $2, ending = $3, earlier_share_minor = $4, updated_at = $2
     where order_id = $1 and ended_at is null`,
    [order, at, ending, earlierShareMinor ?? null],
  )
}
