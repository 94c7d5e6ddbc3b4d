import type { PayloadRequest } from 'payload'
import { rows } from '../../lib/db/rows.ts'

type Answer = { order: string; approved: string | null; at: Date }

/** Answers everybody who asked for an order: the one who got it with yes, the others with no. */
export async function answerRequests(req: PayloadRequest, { order, approved, at }: Answer): Promise<void> {
  await rows(
    req,
    `update order_requests set updated_at = $3, answered_at = $3,
       answer = case when writer_id = $2 then 'approved' else 'declined' end::enum_order_requests_answer
     where order_id = $1 and answer = 'open'`,
    [order, approved, at],
  )
}
