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
  const roles: ActorRole[] = held.filter((role) => role !== 'client' && role !== 'writer')
  if (held.includes('writer')) roles.push('any_writer')
  for (const party of ['client', 'writer'] as const) {
    const field = binding.parties?.[party]
    const holder = field ? doc[field] : null
    if (holder && held.includes(party) && idOf(holder as string) === user.id) roles.push(party)
  }
  return { id: user.id, roles, name: user.displayName ?? user.email ?? null }
}
