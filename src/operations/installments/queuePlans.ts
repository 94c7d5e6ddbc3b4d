import type { PayloadRequest } from 'payload'
import { now } from '../../lib/clock.ts'
import { rows } from '../../lib/db/rows.ts'
import { send } from '../../lib/jobs/boss.ts'

const BATCH = 200
const HOUR_SECONDS = 3_600

const DUE = `select id, website_id as website, next_at as at from installment_plans where next_at <= $1 and state in ('active', 'paused') order by next_at limit ${BATCH}`

/**
 * Queues a look at each plan for which something is to be done, the longest waiting first.
 * @returns how many
 */
export async function queuePlans(req: PayloadRequest): Promise<number> {
  const due = await rows<{ id: string; website: string; at: Date }>(req, DUE, [now()])
  // One job for each moment, however often this runs before it is done.
  for (const { id, website, at } of due) await send(req, 'tend-installment-plan', { planId: id, websiteId: website }, { singletonKey: `${id}:${at.toISOString()}`, singletonSeconds: HOUR_SECONDS })
  return due.length
}
