import type { PayloadRequest } from 'payload'
import { now } from '../../lib/clock.ts'
import { row, rows } from '../../lib/db/rows.ts'
import { fault } from '../../lib/faults.ts'
import { platformOf, type OutboxEvent } from '../../lib/feature.ts'

type EventRow = { id: string; name: string; website_id: string | null; document_collection: string; document_id: string; facts: Record<string, unknown>; occurred_at: Date; delivered_at: Date | null }

/** Runs the reactions of all areas to one event, in the order of their manifests. Safe to run twice. */
export async function deliverEvent(req: PayloadRequest, eventId: string): Promise<void> {
  const found = await row<EventRow>(req, 'select * from outbox_events where id = $1', [eventId])
  if (!found || found.delivered_at) return
  const event: OutboxEvent = {
    id: found.id,
    name: found.name,
    website: found.website_id,
    document: { collection: found.document_collection, id: found.document_id },
    facts: found.facts,
    occurredAt: found.occurred_at.toISOString(),
  }
  for (const react of platformOf(req.payload.config).reactions[event.name] ?? []) await react(req, event)
  fault('outbox.deliver.before-commit')
  await rows(req, 'update outbox_events set delivered_at = $2, updated_at = $2 where id = $1', [eventId, now()])
  fault('outbox.deliver.after-commit')
}
