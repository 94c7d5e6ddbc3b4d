import type { PayloadRequest } from 'payload'
import { now, secondsSince } from '../../../lib/clock.ts'
import { DEAD_LETTERS } from '../../../lib/jobs/boss.ts'
import { platformOf } from '../../../lib/feature.ts'
import { rows } from '../../../lib/db/rows.ts'
import { countImbalances } from '../../ledger/countImbalances.ts'
import { lateTimers, undeliveredEvents, unsentMails, workerLastSeen } from './backlogs.ts'

export type JobCount = { queue: string; state: string; count: number; oldestSeconds: number }

/** The state of the platform in figures. Every count ends at its limit. */
export type Gauges = {
  jobs: JobCount[]
  outboxWaiting: number
  outboxLagSeconds: number
  timersLate: number
  timersLateSeconds: number
  mailsUnsent: number
  ledgerImbalances: number
  workerSeenSeconds: number
}

const JOBS = `
  select name as queue, state::text as state, count(*) as count,
    greatest(0, extract(epoch from now() - min(start_after))) as "oldestSeconds"
  from (select name, state, start_after from pgboss.job where name = any($1::text[]) and state < 'completed' limit 10000) j
  group by 1, 2 order by 1, 2`

/** What Prometheus is told about the platform as a whole, from a few bounded queries. */
export async function readGauges(req: PayloadRequest): Promise<Gauges> {
  const events = await undeliveredEvents(req)
  const timers = await lateTimers(req, now())
  const mails = await unsentMails(req)
  const queues = [...Object.keys(platformOf(req.payload.config).jobs), DEAD_LETTERS]
  return {
    jobs: await rows<JobCount>(req, JOBS, [queues]),
    outboxWaiting: events.count,
    outboxLagSeconds: secondsSince(events.oldestAt),
    timersLate: timers.count,
    timersLateSeconds: secondsSince(timers.oldestAt),
    mailsUnsent: mails.count,
    ledgerImbalances: await countImbalances(req),
    workerSeenSeconds: (await workerLastSeen(req))?.seconds ?? -1,
  }
}
