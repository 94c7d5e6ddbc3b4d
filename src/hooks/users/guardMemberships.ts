import type { CollectionBeforeChangeHook } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import { idOf, websitesWith, type Membership, type SignedInUser } from '../../domain/users/roles.ts'

/**
 * An admin grants and takes roles on the websites of their own; memberships elsewhere stay as they are,
 * whatever the form sent back says.
 * @throws DomainError `membership_not_yours`
 */
export const guardMemberships: CollectionBeforeChangeHook = ({ data, originalDoc, req }) => {
  const user = req.user as SignedInUser | null
  if (req.payloadAPI === 'local' || !user || user.superadmin || !data.memberships) return data
  const own = new Set(websitesWith(user, ['admin']))
  const before: Membership[] = originalDoc?.memberships ?? []
  const isOwn = ({ website }: Membership) => own.has(idOf(website))
  const foreign = (data.memberships as Membership[]).filter((membership) => !isOwn(membership))
  const known = new Map(before.map((membership) => [idOf(membership.website), rolesKey(membership)]))
  if (foreign.some((membership) => known.get(idOf(membership.website)) !== rolesKey(membership))) {
    throw new DomainError('membership_not_yours', 'You can grant roles only on websites that you are an admin of.')
  }
  const kept = before.filter((membership) => !isOwn(membership))
  return { ...data, memberships: [...kept, ...(data.memberships as Membership[]).filter(isOwn)] }
}

/** Roles that are no list are refused by their field, after this. */
const rolesKey = ({ roles }: Membership): string => (Array.isArray(roles) ? [...roles] : []).sort().join()
