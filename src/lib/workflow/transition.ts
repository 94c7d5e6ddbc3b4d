import type { CollectionSlug, PayloadRequest } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import { candidates, choose, lateRefusal } from '../../domain/workflow/decide.ts'
import type { Actor, ActorRole, Facts } from '../../domain/workflow/types.ts'
import { now as clock } from '../clock.ts'
import { lockDocument } from '../db/lock.ts'
import { inTransaction } from '../db/transaction.ts'
import { faultPoints } from '../faults.ts'
import type { WorkflowBinding } from '../feature.ts'
import { record } from '../outbox/record.ts'
import { parseInput } from './parseInput.ts'
import { bindingOf } from './binding.ts'
import type { Document } from './effect.ts'
import { scheduleTimers } from './timers.ts'
import { moveEvent } from './timeline.ts'

export type TransitionRequest = {
  collection: string
  id: string
  name: string
  /** The version the caller saw; null for the platform's own moves, which have just locked the row. */
  version: number | null
  input?: Record<string, unknown>
  /** The document, when this transaction has locked and read it and not changed it since. */
  locked?: Document
  actor: Actor | ((doc: Document) => Actor)
}

/**
 * Makes one permitted move: lock, check the version, decide, effects, write, timers, timeline, event,
 * all in one transaction.
 * @throws DomainError `not_found`, `version_conflict`, `forbidden`, `transition_not_allowed`,
 *   `invalid_input`, and the codes of the guards and effects
 */
export const transition = (req: PayloadRequest, request: TransitionRequest): Promise<Document> =>
  inTransaction(req, async () => {
    const binding = bindingOf(req.payload, request.collection)
    if (!request.locked) await binding.lockFirst?.(req, request.id)
    const doc = request.locked ?? await lockDocument<Document>(req, request.collection as CollectionSlug, request.id)
    const actor = typeof request.actor === 'function' ? request.actor(doc) : request.actor
    const late = lateRefusal(binding.workflow, request.name, { doc, actor })
    if (late) throw late
    refuseStale(doc, request.version)
    const rows = candidates(binding.workflow, request.name, { doc, actor })
    // Rows of one name that one actor may take from one state ask for the same input.
    const input = parseInput(rows[0]!.input, request.input)
    const facts = await judgeableFacts(req, binding, { doc, now: clock(), actor, input })
    const row = choose(rows, facts)

    const patch: Record<string, unknown> = {}
    for (const effect of row.effects ?? []) {
      const run = binding.effects?.[effect]
      if (!run) throw new Error(`The workflow ${binding.workflow.kind} has no effect ${effect}`)
      const change = await run({ req, doc: { ...doc, ...patch }, facts, input, actor, now: facts.now, transition: row.name, to: row.to as string })
      Object.assign(patch, change)
    }
    const moved = await writeMove(req, request, { doc, patch, to: row.to as string, at: facts.now })
    await scheduleTimers(req, binding, { doc: moved, facts, hasMoved: doc.state !== moved.state })
    const timeline = moveEvent({ binding, doc, moved, actor: { ...actor, roles: rolesUsed(row, actor) }, input, transition: row.name, at: facts.now })
    await record(req, `${binding.workflow.kind}.${row.name}`, {
      website: moved.website,
      document: { collection: request.collection, id: moved.id },
      from: doc.state, to: moved.state, actor: actor.id, roles: actor.roles,
    }, timeline)
    await faultPoints(req, `${binding.workflow.kind}.${row.name}`)
    return moved
  })

/** Of all the roles a person holds, those that permitted the move. */
const rolesUsed = ({ by }: { by: readonly ActorRole[] }, { roles }: Actor): ActorRole[] => by.filter((role) => roles.includes(role))

/** The document with what its workflow's guards judge it by. */
export async function judgeableFacts(
  req: PayloadRequest,
  binding: WorkflowBinding,
  facts: Facts<Document>,
): Promise<Facts<Document>> {
  const more = await binding.loadFacts?.(req, facts)
  return { ...more, ...facts }
}

function refuseStale(doc: Document, version: number | null): void {
  if (version === null || version === doc.version) return
  throw new DomainError(
    'version_conflict',
    'Somebody changed this meanwhile. Read it again and repeat the action if it still applies.',
    { version: doc.version, state: doc.state },
  )
}

async function writeMove(
  req: PayloadRequest,
  { collection, id }: TransitionRequest,
  { doc, patch, to, at }: { doc: Document; patch: Record<string, unknown>; to: string; at: Date },
): Promise<Document> {
  const hasMoved = to !== doc.state
  const data = {
    ...patch,
    state: to,
    version: doc.version + 1,
    ...(hasMoved && { stateSince: at.toISOString(), stateEpisode: doc.stateEpisode + 1 }),
    updatedAt: at.toISOString(),
  }
  const moved = await req.payload.db.updateOne({ collection: collection as CollectionSlug, id, data, req })
  return moved as unknown as Document
}
