import type { Viewer } from './viewer.ts'

/** One thing that happened to an order, as people read it. People appear by role and display name. */
export type TimelineEntry = {
  id: string
  event: string
  from: string | null
  to: string | null
  at: string
  by: { role: string; name: string | null }
  data: Record<string, unknown>
}

/** Who else wants an order is between those writers and staff. */
const BIDS = ['request', 'approve_request']
const UNSEEN: Record<Viewer, readonly string[]> = { staff: [], client: BIDS, writer: BIDS, other: BIDS }

/** What is told with an event besides that it happened; staff read everything. */
const TOLD: Record<string, Partial<Record<Viewer, readonly string[]>>> = {
  hold:             { client: ['side'],           writer: ['side'] },
  request_revision: { client: ['reason', 'kind'], writer: ['reason', 'kind'] },
  return_to_writer: { writer: ['reason'] },
  reopen:           { client: ['reason'],         writer: ['reason'] },
  cancel:           { client: ['reason'] },
  edited:           { client: ['fields'],         writer: ['fields'] },
  file_added:       { client: ['category', 'name'], writer: ['category', 'name'] },
}

/** Events that do not concern a viewer at all. */
export const unseenEvents = (viewer: Viewer): readonly string[] => UNSEEN[viewer]

/** An event with what of it the viewer is told. */
export function seenEvent(entry: TimelineEntry, viewer: Viewer): TimelineEntry {
  if (viewer === 'staff') return entry
  const told = TOLD[entry.event]?.[viewer] ?? []
  const data = Object.fromEntries(Object.entries(entry.data).filter(([name]) => told.includes(name)))
  return { ...entry, data }
}
