import type { PayloadRequest } from 'payload'
import { row } from '../../../lib/db/rows.ts'

/** What waits: how much of it, up to 10,000, and since when the oldest. */
export type Backlog = { count: number; oldestAt: Date | null }

const MOST = 10_000

const count = (waiting: string): string => `select count(*) as count, min(at) as "oldestAt" from (${waiting} order by at limit ${MOST}) waiting`

const EVENTS = count('select occurred_at as at from outbox_events where delivered_at is null')
const TIMERS = count(`select due_at as at from timers where state = 'waiting' and due_at <= $1`)
const MAILS = `
  select count(*) as count, min(at) as "oldestAt", count(*) filter (where state = 'failed') as failed
  from (select created_at as at, state from mails where state in ('queued', 'failed') order by at limit ${MOST}) waiting`

/** Events that nobody who reacts to them has been told of. */
export const undeliveredEvents = async (req: PayloadRequest): Promise<Backlog> => (await row<Backlog>(req, EVENTS))!

/** Moves that the clock should have made by `moment`. */
export const lateTimers = async (req: PayloadRequest, moment: Date): Promise<Backlog> => (await row<Backlog>(req, TIMERS, [moment]))!

/** Mails that have not left; `failed` is how many of them the mail server refused. */
export const unsentMails = async (req: PayloadRequest): Promise<Backlog & { failed: number }> => (await row<Backlog & { failed: number }>(req, MAILS))!

// A worker stamps this about every thirty seconds, when it looks for what the clock asks for.
const LAST_SEEN = 'select cron_on as at, extract(epoch from now() - cron_on) as seconds from pgboss.version'

/** When a worker was last seen, by the database's clock; null when none ever was. */
export async function workerLastSeen(req: PayloadRequest): Promise<{ at: Date; seconds: number } | null> {
  const seen = await row<{ at: Date | null; seconds: number }>(req, LAST_SEEN)
  return seen?.at ? { at: seen.at, seconds: seen.seconds } : null
}
