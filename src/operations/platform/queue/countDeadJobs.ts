import type { PayloadRequest } from 'payload'
import { row } from '../../../lib/db/rows.ts'
import { DEAD_LETTERS } from '../../../lib/jobs/boss.ts'

/** How many jobs failed for good and wait for a decision. */
export async function countDeadJobs(req: PayloadRequest): Promise<number> {
  const found = await row<{ count: number }>(req, `select count(*) as count from pgboss.job where name = $1 and state < 'completed'`, [DEAD_LETTERS])
  return found?.count ?? 0
}
