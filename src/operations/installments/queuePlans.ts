import type { PayloadRequest } from 'payload'
import { now } from '../../lib/clock.ts'
import { rows } from '../../lib/db/rows.ts'
import { sendOnce, type Due } from '../../lib/jobs/sendOnce.ts'

const BATCH = 200

const DUE = `select id, website_id as website, next_at as at from installment_plans where next_at <= $1 and state in ('active', 'paused') order by next_at limit ${BATCH}`

/**
 * Queues a look at each plan for which something is to be done, the longest waiting first.
 * @returns how many
 */
export async function queuePlans(req: PayloadRequest): Promise<number> {
  const due = await rows<Due>(req, DUE, [now()])
  await sendOnce(req, 'tend-installment-plan', due, (planId) => ({ planId }))
  return due.length
}
