import type { PayloadRequest } from 'payload'
import { v7 as uuid } from 'uuid'
import { now } from '../clock.ts'
import { rows } from '../db/rows.ts'
import { send } from '../jobs/boss.ts'

export type Fact = {
  website: string | null
  document: { collection: string; id: string }
} & Record<string, unknown>

/**
 * Writes down that something happened and queues its delivery to the reactions of all areas. Both
 * ride on the transaction of `req`: if the operation fails, neither was ever there.
 */
export async function record(req: PayloadRequest, name: string, { website, document, ...facts }: Fact): Promise<void> {
  const id = uuid()
  await rows(
    req,
    `insert into outbox_events (id, name, website_id, document_collection, document_id, facts, occurred_at, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7, $7)`,
    [id, name, website, document.collection, document.id, JSON.stringify(facts), now()],
  )
  await send(req, 'deliver-event', { eventId: id, websiteId: website })
}
