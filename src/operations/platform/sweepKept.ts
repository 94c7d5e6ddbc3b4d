import type { PayloadRequest } from 'payload'
import { now } from '../../lib/clock.ts'
import { rows } from '../../lib/db/rows.ts'

const HOUR_MS = 3_600_000
const BATCH = 5_000

/** Deletes kept results of idempotency keys that are older than 24 hours, a batch at a time. */
export async function sweepIdempotencyKeys(req: PayloadRequest): Promise<void> {
  const until = new Date(now().getTime() - 24 * HOUR_MS)
  await rows(req, `delete from idempotency_keys where id in (select id from idempotency_keys where created_at < $1 limit ${BATCH})`, [until])
}

/** Deletes rate-limit counts whose window is over. */
export async function sweepRateLimits(req: PayloadRequest): Promise<void> {
  await rows(req, 'delete from rate_limits where expire < $1', [now().getTime()])
}
