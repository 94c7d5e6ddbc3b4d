import type { PayloadRequest } from 'payload'
import { seenEvent, unseenEvents, type TimelineEntry } from '../../domain/orders/timeline.ts'
import type { Viewer } from '../../domain/orders/viewer.ts'
import { rows } from '../../lib/db/rows.ts'

export type TimelinePage = { events: TimelineEntry[]; page: number; limit: number; hasNextPage: boolean }

type Row = {
  id: string; event: string; from_state: string | null; to_state: string | null; at: Date
  actor_role: string; name: string | null; data: Record<string, unknown> | null
}

const PAGE = `
  select e.id, e.event, e.from_state, e.to_state, e.at, e.actor_role, u.display_name as name, e.data
  from timeline_events e left join users u on u.id = e.actor_id
  where e.document_collection = 'orders' and e.document_id = $1
    and (e.audience = 'everyone' or $2) and e.event <> all ($3)
  order by e.at desc, e.id desc limit $4 offset $5`

type Asked = { order: string; viewer: Viewer; page: number; limit: number }

/** A page of what happened to an order, the latest first, as far as it concerns the viewer. */
export async function readTimeline(req: PayloadRequest, { order, viewer, page, limit }: Asked): Promise<TimelinePage> {
  const found = await rows<Row>(req, PAGE, [order, viewer === 'staff', unseenEvents(viewer), limit + 1, (page - 1) * limit])
  return { events: found.slice(0, limit).map((row) => seenEvent(toEntry(row), viewer)), page, limit, hasNextPage: found.length > limit }
}

const toEntry = (row: Row): TimelineEntry => ({
  id: row.id,
  event: row.event,
  from: row.from_state,
  to: row.to_state,
  at: row.at.toISOString(),
  by: { role: row.actor_role, name: row.name },
  data: row.data ?? {},
})
