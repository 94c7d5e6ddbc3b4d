import type { PayloadRequest } from 'payload'
import { v7 as uuid } from 'uuid'
import type { Actor } from '../../domain/workflow/types.ts'
import { rows } from '../db/rows.ts'
import type { WorkflowBinding } from '../feature.ts'
import type { Document } from './effect.ts'

export type Move = {
  binding: WorkflowBinding
  doc: Document
  moved: Document
  actor: Actor
  input: Record<string, unknown>
  transition: string
  at: Date
}

/** A move as an event of the document's timeline, as people read it. */
export function moveEvent({ binding, doc, moved, actor, input, transition, at }: Move): TimelineEvent {
  return {
    website: doc.website,
    document: { collection: binding.workflow.collection, id: doc.id },
    event: transition,
    from: doc.state,
    to: moved.state,
    actor,
    data: input,
    at,
  }
}

export type TimelineEvent = {
  website: string
  document: { collection: string; id: string }
  event: string
  from?: string | null
  to?: string | null
  actor: Actor
  data?: Record<string, unknown>
  audience?: 'everyone' | 'staff'
  at: Date
}

/** Adds any event to a document's timeline. */
export async function addTimelineEvent(req: PayloadRequest, event: TimelineEvent): Promise<void> {
  await rows(req, INSERT_TIMELINE, timelineValues(event))
}

/** Its parameters are `$1` to `$12`, which `timelineValues` gives. */
export const INSERT_TIMELINE = `
    insert into timeline_events (id, website_id, document_collection, document_id, event, from_state, to_state,
       actor_id, actor_role, data, audience, at, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12, $12)`

export const timelineValues = ({ website, document, actor, at, ...event }: TimelineEvent): unknown[] => [
  uuid(), website, document.collection, document.id, event.event, event.from ?? null, event.to ?? null,
  actor.id, actor.roles[0] ?? 'system', JSON.stringify(event.data ?? {}), event.audience ?? 'everyone', at,
]
