import type { CollectionBeforeChangeHook } from 'payload'
import { DomainError } from '../domain/errors.ts'
import { idOf, type Role } from '../domain/users/roles.ts'
import { holdsRole } from '../lib/users/holdsRole.ts'

/**
 * A document is about somebody who holds the role on its website: an admin can't make one for a stranger.
 * @throws DomainError `invalid_input`
 */
export const requireMember =
  (role: Role, field = 'user'): CollectionBeforeChangeHook =>
  async ({ data, req, operation }) => {
    if (operation !== 'create' || (await holdsRole(req, { user: idOf(data[field]), website: idOf(data.website), role }))) return data
    throw new DomainError('invalid_input', `“${field}”: Choose somebody with the role ${role} on this website.`, { problems: [{ path: field }] })
  }
