import type { AccessArgs, FieldAccess } from 'payload'
import { idOf, rolesOn, STAFF_ROLES, websitesWith, type Role, type SignedInUser } from '../domain/users/roles.ts'
import { current } from '../lib/context.ts'
import type { Rule } from './compose.ts'

export const userOf = ({ req }: Pick<AccessArgs, 'req'>): SignedInUser | null => req.user as SignedInUser | null

/** Rows of the websites this request may see: the named one, else the caller's own. */
export const inOwnWebsite: Rule = () => {
  const { visible } = current()
  if (visible === 'all') return true
  return visible.length > 0 ? { website: { in: visible } } : false
}

/** Rows of the websites on which the caller holds one of `roles`. */
export const hasRole =
  (...roles: Role[]): Rule =>
  (args) => {
    const user = userOf(args)
    if (!user) return false
    if (user.superadmin && roles.includes('admin')) return true
    const websites = websitesWith(user, roles)
    return websites.length > 0 ? { website: { in: websites } } : false
  }

export const isOnStaff: Rule = hasRole(...STAFF_ROLES)

/** Rows whose `field` points at the caller. */
export const isOwn =
  (field: string): Rule =>
  (args) => {
    const user = userOf(args)
    return user ? { [field]: { equals: user.id } } : false
  }

export const isSuperadmin: Rule = (args) => Boolean(userOf(args)?.superadmin)

/**
 * May create rows on the website the request names (or the one in the data, which a hook checks).
 * Payload ignores a filter on create, so the answer is plain.
 */
export const mayCreateAs =
  (...roles: Role[]): Rule =>
  (args) => {
    const user = userOf(args)
    if (!user) return false
    const website = (args.data?.website as string | undefined) ?? current().websiteId
    if (website) return rolesOn(user, website).some((role) => roles.includes(role))
    return Boolean(user.superadmin) || websitesWith(user, roles).length > 0
  }

/** Fields for staff's eyes. */
export const staffField: FieldAccess = ({ req, doc, data }) => {
  const user = req.user as SignedInUser | null
  if (!user) return false
  const website = (doc?.website ?? data?.website) as string | { id: string } | undefined
  return website ? isStaffOf(user, idOf(website)) : isStaffOfAll(user)
}

export const isStaffOf = (user: SignedInUser, website: string): boolean =>
  rolesOn(user, website).some((role) => (STAFF_ROLES as readonly string[]).includes(role))

/** Where a query filters or sorts by a field there is no document yet: whoever asks must be staff of all it can find. */
export function isStaffOfAll(user: SignedInUser): boolean {
  const { visible } = current()
  if (visible === 'all') return Boolean(user.superadmin)
  return visible.length > 0 && visible.every((website) => isStaffOf(user, website))
}
