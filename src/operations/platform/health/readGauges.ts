import type { PayloadRequest } from 'payload'
import { now } from '../../../lib/clock.ts'
import { DEAD_LETTERS } from '../../../lib/jobs/boss.ts'
import { platformOf } from '../../../lib/feature.ts'
import { row, rows } from '../../../lib/db/rows.ts'
import { countImbalances } from '../../ledger/countImbalances.ts'

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

const MOST = 10_000

const JOBS = `
  select name as queue, state::text as state, count(*) as count,
    greatest(0, extract(epoch from now() - min(start_after))) as "oldestSeconds"
  from (select name, state, start_after from pgboss.job where name = any($1::text[]) and state < 'completed' limit ${MOST}) j
  group by 1, 2 order by 1, 2`

const LAGS = `
  select
    (select count(*) from (select 1 from outbox_events where delivered_at is null limit ${MOST}) e) as "outboxWaiting",
    coalesce((select extract(epoch from $1::timestamptz - occurred_at) from outbox_events where delivered_at is null order by occurred_at limit 1), 0) as "outboxLagSeconds",
    (select count(*) from (select 1 from timers where state = 'waiting' and due_at <= $1 limit ${MOST}) t) as "timersLate",
    coalesce((select extract(epoch from $1::timestamptz - due_at) from timers where state = 'waiting' and due_at <= $1 order by due_at limit 1), 0) as "timersLateSeconds",
    (select count(*) from (select 1 from mails where state in ('queued', 'failed') limit ${MOST}) m) as "mailsUnsent",
    coalesce((select extract(epoch from now() - cron_on) from pgboss.version), -1) as "workerSeenSeconds"`

type Lags = Omit<Gauges, 'jobs' | 'ledgerImbalances'>

/** What Prometheus is told about the platform as a whole, from three bounded queries. */
export async function readGauges(req: PayloadRequest): Promise<Gauges> {
  const queues = [...Object.keys(platformOf(req.payload.config).jobs), DEAD_LETTERS]
  const lags = await row<Lags>(req, LAGS, [now()])
  const jobs = await rows<JobCount>(req, JOBS, [queues])
  return { ...lags!, jobs, ledgerImbalances: await countImbalances(req) }
}
