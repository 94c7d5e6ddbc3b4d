import type { CollectionSlug, PayloadRequest } from 'payload'
import { v7 as uuid } from 'uuid'
import { dueAt, type TimeSettings } from '../../domain/workflow/dueAt.ts'
import type { Transition } from '../../domain/workflow/types.ts'
import { now } from '../clock.ts'
import { lockDocument } from '../db/lock.ts'
import { rows } from '../db/rows.ts'
import type { WorkflowBinding } from '../feature.ts'
import { send } from '../jobs/boss.ts'
import { timeSettingsOf } from '../websites/settings.ts'
import { bindingOf } from './binding.ts'
import type { Document } from './effect.ts'

type Scheduling = { doc: Document; facts: { now: Date }; hasMoved: boolean }
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- see AnyWorkflow
type Row = Transition<any, any>

/**
 * Starts the clocks of the state that was just entered. A timer belongs to one episode of a state:
 * when the document has moved on, the timer finds another episode and does nothing.
 */
export async function scheduleTimers(req: PayloadRequest, binding: WorkflowBinding, { doc, facts, hasMoved }: Scheduling): Promise<void> {
  if (!hasMoved) return
  const due = binding.workflow.transitions.filter((row: Row) => row.after && row.from.includes(doc.state))
  if (due.length === 0) return
  const settings = await timeSettingsOf(req, doc.website)
  for (const row of due) await startTimer(req, binding, { doc, row, settings, from: facts.now })
}

/** Starts the clocks of a document's present state anew: they were held up, or count from now on. Lock the document before. */
export async function restartTimers(req: PayloadRequest, { collection, id }: { collection: string; id: string }): Promise<void> {
  const doc = await lockDocument<Document>(req, collection as CollectionSlug, id)
  const at = now()
  await rows(req, `update timers set state = 'superseded', settled_at = $4, updated_at = $4 where document_collection = $1 and document_id = $2 and episode = $3 and state = 'waiting'`, [collection, id, doc.stateEpisode, at])
  await scheduleTimers(req, bindingOf(req.payload, collection), { doc, facts: { now: at }, hasMoved: true })
}

type Start = { doc: Document; row: Row; settings: TimeSettings; from: Date }

async function startTimer(req: PayloadRequest, binding: WorkflowBinding, { doc, row, settings, from }: Start): Promise<void> {
  const id = uuid()
  const due = dueAt(from, row.after!, settings)
  await rows(
    req,
    `insert into timers (id, website_id, document_collection, document_id, episode, transition, due_at, state, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, 'waiting', $8, $8)`,
    [id, doc.website, binding.workflow.collection, doc.id, doc.stateEpisode, row.name, due, from],
  )
  await send(req, 'fire-timer', { timerId: id, websiteId: doc.website }, { startAfter: due })
}
