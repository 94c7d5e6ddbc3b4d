import type { PayloadRequest } from 'payload'
import { idOf, rolesOn, type SignedInUser } from '../../domain/users/roles.ts'
import type { Actor, ActorRole } from '../../domain/workflow/types.ts'
import type { WorkflowBinding } from '../feature.ts'

export const SYSTEM: Actor = { id: null, roles: ['system'] }
export const TIMER: Actor = { id: null, roles: ['timer'] }

/** The signed-in person with the roles held towards one document. */
export function actorFor(
  req: PayloadRequest,
  binding: WorkflowBinding,
  doc: Record<string, unknown>,
): Actor {
  const user = req.user as SignedInUser | null
  if (!user) return { id: null, roles: [] }
  const held = rolesOn(user, idOf(doc.website as string))
  const parties = (['client', 'writer'] as const).filter((party) => held.includes(party) && isParty(user, binding.parties?.[party], doc))
  const staff = held.filter((role) => role !== 'client' && role !== 'writer')
  const roles: ActorRole[] = [...staff, ...(held.includes('writer') ? (['any_writer'] as const) : []), ...parties]
  return { id: user.id, roles, name: user.displayName ?? user.email ?? null }
}

function isParty(user: SignedInUser, field: string | undefined, doc: Record<string, unknown>): boolean {
  const holder = field ? doc[field] : null
  return Boolean(holder) && idOf(holder as string) === user.id
}
