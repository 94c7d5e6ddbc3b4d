import type { PayloadRequest } from 'payload'
import { validate as isUuid } from 'uuid'
import type { Role } from '../../domain/users/roles.ts'
import { row } from '../db/rows.ts'

/** Whether a user's membership on a website grants a role. */
export async function holdsRole(req: PayloadRequest, { user, website, role }: { user: string; website: string; role: Role }): Promise<boolean> {
  if (!isUuid(user)) return false
  const held = await row(
    req,
    `select 1 from users_memberships m join users_memberships_roles r on r.parent_id = m.id
     where m._parent_id = $1 and m.website_id = $2 and r.value::text = $3`,
    [user, website, role],
  )
  return held !== null
}
