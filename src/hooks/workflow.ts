import type { CollectionBeforeChangeHook, CollectionBeforeOperationHook, CollectionSlug } from 'payload'
import { DomainError } from '../domain/errors.ts'
import type { AnyWorkflow } from '../domain/workflow/types.ts'
import { now } from '../lib/clock.ts'
import { rows } from '../lib/db/rows.ts'
import { sessionOf } from '../lib/db/transaction.ts'

/** Refuses a state written by hand, and counts each edit as a version. */
export const guardState =
  (workflow: AnyWorkflow): CollectionBeforeChangeHook =>
  ({ data, originalDoc, operation }) => {
    const before = operation === 'create' ? workflow.initial : originalDoc?.state
    if (data.state !== undefined && data.state !== before) {
      throw new DomainError(
        'state_not_writable',
        `The state is changed by transitions only: POST /api/${workflow.collection}/:id/transitions/:name.`,
        { state: before, see: `/api/${workflow.collection}/:id/transitions` },
      )
    }
    const version = operation === 'create' ? 0 : Number(originalDoc?.version ?? 0) + 1
    const stamps = operation === 'create' ? { stateSince: now().toISOString(), stateEpisode: 0 } : {}
    return { ...data, ...stamps, state: before, version }
  }

/**
 * Locks the row before Payload reads it for an update: it writes back the whole row it read, so two
 * edits of different fields would lose one.
 */
export const lockRow: CollectionBeforeOperationHook = async ({ args, operation, req, collection }) => {
  const id = (args as { id?: string }).id
  if (operation !== 'update' || !id || !(await sessionOf(req))) return args
  await rows(req, `select 1 from "${(collection.slug as CollectionSlug).replaceAll('-', '_')}" where id = $1 for update`, [id])
  return args
}
