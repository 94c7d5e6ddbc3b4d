import type { CollectionBeforeChangeHook } from 'payload'
import { validate as isUuid } from 'uuid'
import { DomainError } from '../../domain/errors.ts'
import { idOf } from '../../domain/users/roles.ts'
import { row } from '../../lib/db/rows.ts'

/**
 * A note is its writer's, and about an order of the same website.
 * @throws DomainError `invalid_input`
 */
export const stampAuthor: CollectionBeforeChangeHook = async ({ data, req, operation }) => {
  if (operation !== 'create') return data
  const id = idOf(data.order)
  const order = isUuid(id) && (await row(req, 'select 1 from orders where id = $1 and website_id = $2', [id, data.website]))
  if (!order) throw new DomainError('invalid_input', '“order”: There is no such order on this website.')
  return { ...data, author: req.user?.id }
}
