import type { PayloadRequest } from 'payload'
import { v7 as uuid } from 'uuid'
import { now } from '../../lib/clock.ts'
import { rows } from '../../lib/db/rows.ts'
import type { OutboxEvent } from '../../lib/feature.ts'

/** Gives somebody who registered, or joined a website, a client's profile on it. Safe to repeat. */
export async function makeClientProfile(req: PayloadRequest, { website, document }: OutboxEvent): Promise<void> {
  await rows(
    req,
    `insert into client_profiles (id, website_id, user_id, created_at, updated_at) values ($1, $2, $3, $4, $4)
     on conflict (website_id, user_id) do nothing`,
    [uuid(), website, document.id, now()],
  )
}
