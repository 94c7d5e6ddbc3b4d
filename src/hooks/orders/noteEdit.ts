import type { CollectionAfterChangeHook } from 'payload'
import { idOf, rolesOn, type SignedInUser } from '../../domain/users/roles.ts'
import { now } from '../../lib/clock.ts'
import { addTimelineEvent } from '../../lib/workflow/timeline.ts'

const EDITABLE = ['title', 'brief', 'deadline'] as const

/** Writes down who edited what, once the order is more than a draft. */
export const noteEdit: CollectionAfterChangeHook = async ({ doc, previousDoc, operation, req }) => {
  if (operation !== 'update' || doc.state === 'draft') return doc
  const fields = EDITABLE.filter((field) => JSON.stringify(doc[field]) !== JSON.stringify(previousDoc[field]))
  const user = req.user as SignedInUser | null
  if (fields.length === 0 || !user) return doc
  await addTimelineEvent(req, {
    website: idOf(doc.website),
    document: { collection: 'orders', id: doc.id },
    event: 'edited',
    actor: { id: user.id, roles: [rolesOn(user, idOf(doc.website)).includes('support') ? 'support' : 'admin'] },
    data: { fields },
    at: now(),
  })
  return doc
}
