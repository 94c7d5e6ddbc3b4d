import type { PayloadRequest } from 'payload'
import { rows } from '../../../lib/db/rows.ts'

type Named = { queue: string; ids: string[] }

/** Makes failed jobs that wait for another try due at once. @returns how many */
export async function retryNow(req: PayloadRequest, { queue, ids }: Named): Promise<number> {
  const due = await rows(
    req,
    `update pgboss.job set start_after = now() where name = $1 and id = any($2::uuid[]) and state = 'retry' returning id`,
    [queue, ids],
  )
  return due.length
}
