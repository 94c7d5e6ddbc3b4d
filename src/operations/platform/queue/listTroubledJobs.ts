import type { PayloadRequest } from 'payload'
import { rows } from '../../../lib/db/rows.ts'
import { DEAD_LETTERS } from '../../../lib/jobs/boss.ts'

/** A job that failed: `dead` for good after its last try, `retrying` before its next one. */
export type TroubledJob = {
  id: string
  kind: Trouble
  /** The queue that the job lies in. */
  queue: string
  /** What it is to do. */
  job: string
  data: Record<string, unknown> | null
  error: string
  tries: number
  createdAt: string
  failedAt: string | null
  nextTryAt: string | null
}

export const TROUBLES = ['dead', 'retrying'] as const
export type Trouble = (typeof TROUBLES)[number]

type Row = Omit<TroubledJob, 'kind' | 'createdAt' | 'failedAt' | 'nextTryAt'> & { createdAt: Date; failedAt: Date | null; nextTryAt: Date | null }

const DEAD = `
  select id, name as queue, coalesce(source_name, name) as job, data, coalesce(source_output, output)->>'message' as error,
    coalesce(source_retry_count, retry_count) + 1 as tries, coalesce(source_created_on, created_on) as "createdAt",
    created_on as "failedAt", null as "nextTryAt"
  from pgboss.job where name = $1 and state < 'completed' order by created_on desc, id limit $2 offset $3`

const RETRYING = `
  select id, name as queue, name as job, data, output->>'message' as error,
    retry_count + 1 as tries, created_on as "createdAt", started_on as "failedAt", start_after as "nextTryAt"
  from pgboss.job where name <> $1 and state = 'retry' order by start_after, id limit $2 offset $3`

type Asked = { kind: Trouble; page: number; limit: number }

/** A page of the jobs that failed: dead ones latest first, others by when they are tried next. */
export async function listTroubledJobs(req: PayloadRequest, { kind, page, limit }: Asked) {
  const found = await rows<Row>(req, kind === 'dead' ? DEAD : RETRYING, [DEAD_LETTERS, limit + 1, (page - 1) * limit])
  return {
    docs: found.slice(0, limit).map((row): TroubledJob => ({
      ...row,
      kind,
      error: row.error ?? 'The job ended without telling why, or its process was stopped.',
      createdAt: row.createdAt.toISOString(),
      failedAt: row.failedAt?.toISOString() ?? null,
      nextTryAt: row.nextTryAt?.toISOString() ?? null,
    })),
    page,
    hasNextPage: found.length > limit,
    hasPrevPage: page > 1,
  }
}
