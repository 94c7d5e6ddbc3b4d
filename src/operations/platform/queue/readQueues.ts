import type { PayloadRequest } from 'payload'
import { platformOf } from '../../../lib/feature.ts'
import { DEAD_LETTERS } from '../../../lib/jobs/boss.ts'
import { rows } from '../../../lib/db/rows.ts'

/** One queue: how much waits, runs and went wrong, and since when the oldest due job has waited. */
export type QueueSummary = {
  name: string
  /** Due now. */
  waiting: number
  /** For later. */
  scheduled: number
  retrying: number
  active: number
  deadLetters: number
  oldestDueAt: string | null
}

type Row = Omit<QueueSummary, 'oldestDueAt'> & { oldestDueAt: Date | null }

// Completed jobs are left out: there are many, and they tell nothing.
const COUNTS = `
  select queue.name,
    count(*) filter (where job.state = 'created' and start_after <= now()) as waiting,
    count(*) filter (where job.state = 'created' and start_after > now()) as scheduled,
    count(*) filter (where job.state = 'retry') as retrying,
    count(*) filter (where job.state = 'active') as active,
    (select count(*) from pgboss.job dead where dead.name = $2 and dead.state < 'completed' and dead.source_name = queue.name) as "deadLetters",
    min(start_after) filter (where job.state = 'created' and start_after <= now()) as "oldestDueAt"
  from unnest($1::text[]) as queue(name)
  left join pgboss.job on job.name = queue.name and job.state < 'completed'
  group by queue.name order by queue.name`

/** Every queue that the areas declare, with its counts. */
export async function readQueues(req: PayloadRequest): Promise<QueueSummary[]> {
  const names = Object.keys(platformOf(req.payload.config).jobs)
  const found = await rows<Row>(req, COUNTS, [names, DEAD_LETTERS])
  return found.map((row) => ({ ...row, oldestDueAt: row.oldestDueAt?.toISOString() ?? null }))
}
