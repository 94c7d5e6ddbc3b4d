import { idOf, rolesOn, STAFF_ROLES, type SignedInUser } from '../users/roles.ts'

/** What somebody is to an order, which decides what of it they see. */
export type Viewer = 'staff' | 'client' | 'writer' | 'other'

type Relation = string | { id: string } | null | undefined
type Parties = { website?: Relation; client?: Relation; writer?: Relation }

/** Staff of its website, its client, its writer, or somebody else, such as a writer who looks at an available order. */
export function viewerOf(user: SignedInUser | null | undefined, { website, client, writer }: Parties): Viewer {
  if (!user) return 'other'
  const roles = website ? rolesOn(user, idOf(website)) : []
  if (roles.some((role) => (STAFF_ROLES as readonly string[]).includes(role))) return 'staff'
  if (client && idOf(client) === user.id) return 'client'
  if (writer && idOf(writer) === user.id) return 'writer'
  return 'other'
}
