import type { CollectionBeforeChangeHook } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import { MOST_SAVED, problemOfQuery } from '../../domain/lists/savedView.ts'
import { idOf } from '../../domain/users/roles.ts'
import { row } from '../../lib/db/rows.ts'

/**
 * A saved view belongs to who makes it, stays with its list, and holds nothing but a filter.
 * @throws DomainError `invalid_input`, `too_many_saved_views`
 */
export const checkSavedView: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => {
  const list = operation === 'create' ? data.list : originalDoc.list
  const owner = operation === 'create' ? req.user?.id : idOf(originalDoc.owner)
  const problem = data.query === undefined && operation === 'update' ? null : problemOfQuery(list, data.query)
  if (problem) throw new DomainError('invalid_input', problem)
  if (operation === 'create') await refuseTooMany(req, owner)
  return { ...data, list, owner }
}

async function refuseTooMany(req: Parameters<CollectionBeforeChangeHook>[0]['req'], owner: unknown): Promise<void> {
  const found = await row<{ count: number }>(req, 'select count(*) as count from saved_views where owner_id = $1', [owner])
  if (Number(found?.count) < MOST_SAVED) return
  throw new DomainError('too_many_saved_views', `You have ${MOST_SAVED} saved views. Delete one that you no longer need.`, { most: MOST_SAVED })
}
