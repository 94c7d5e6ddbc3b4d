import type { PayloadRequest } from 'payload'
import { now } from '../../lib/clock.ts'
import { rows } from '../../lib/db/rows.ts'

const KEPT_MS = 90 * 86_400_000
const BATCH = 5_000

/** Deletes messages that were acted on or ignored more than 90 days ago, a batch at a time. */
export async function sweepGatewayEvents(req: PayloadRequest): Promise<void> {
  await rows(req, `
    delete from gateway_events where id in (
      select id from gateway_events where state in ('processed', 'ignored') and received_at < $1 limit ${BATCH})`, [new Date(now().getTime() - KEPT_MS)])
}

/** Gives each website its row of payment settings, where it has none. */
export async function addPaymentSettings(req: PayloadRequest): Promise<void> {
  await rows(req, `
    insert into payment_settings (id, website_id, created_at, updated_at)
    select gen_random_uuid(), id, $1, $1 from websites on conflict (website_id) do nothing`, [now()])
}
