import type { PayloadRequest } from 'payload'
import { v7 as uuid } from 'uuid'
import { now } from '../clock.ts'
import { rows } from '../db/rows.ts'
import { send } from '../jobs/boss.ts'
import { INSERT_TIMELINE, timelineValues, type TimelineEvent } from '../workflow/timeline.ts'

export type Fact = {
  website: string | null
  document: { collection: string; id: string }
} & Record<string, unknown>

/**
 * Writes down that something happened and queues its delivery to the reactions of all areas. Both
 * ride on the transaction of `req`: if the operation fails, neither was ever there.
 * @param timeline what to add to the document's timeline, in the same statement
 */
export async function record(req: PayloadRequest, name: string, { website, document, ...facts }: Fact, timeline?: TimelineEvent): Promise<void> {
  const id = uuid()
  const values = [id, name, website, document.collection, document.id, JSON.stringify(facts), now()]
  if (timeline) await rows(req, `with told as (${INSERT_TIMELINE}) ${INSERT_EVENT(13)}`, [...timelineValues(timeline), ...values])
  else await rows(req, INSERT_EVENT(1), values)
  await send(req, 'deliver-event', { eventId: id, websiteId: website })
}

const INSERT_EVENT = (first: number): string => {
  const at = (place: number): string => `$${first + place}`
  return `
    insert into outbox_events (id, name, website_id, document_collection, document_id, facts, occurred_at, created_at, updated_at)
    values (${at(0)}, ${at(1)}, ${at(2)}, ${at(3)}, ${at(4)}, ${at(5)}, ${at(6)}, ${at(6)}, ${at(6)})`
}
