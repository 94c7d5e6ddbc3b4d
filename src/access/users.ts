import type { AccessArgs, FieldAccess, Where } from 'payload'
import { isStaff, STAFF_ROLES, websitesWith } from '../domain/users/roles.ts'
import { current } from '../lib/context.ts'
import type { Rule } from './compose.ts'
import { userOf } from './roles.ts'

/** Oneself; for staff also everybody with a membership on their websites. */
export const readUsers: Rule = (args) => {
  const user = userOf(args)
  if (!user) return false
  if (user.superadmin) return true
  const websites = visibleOf(websitesWith(user, STAFF_ROLES))
  const self = { id: { equals: user.id } }
  return websites.length > 0 ? { or: [self, { 'memberships.website': { in: websites } }] } : self
}

/** Oneself; for admins everybody with a membership on their websites, except superadmins. */
export const updateUsers: Rule = (args) => {
  const user = userOf(args)
  if (!user) return false
  if (user.superadmin) return true
  const websites = visibleOf(websitesWith(user, ['admin']))
  const self = { id: { equals: user.id } }
  if (websites.length === 0) return self
  return { or: [self, { and: membersBelowSuperadmin(websites) }] }
}

const membersBelowSuperadmin = (websites: string[]): Where[] => [{ 'memberships.website': { in: websites } }, { superadmin: { not_equals: true } }]

export const createUsers: Rule = (args) => {
  const user = userOf(args)
  return Boolean(user && (user.superadmin || websitesWith(user, ['admin']).length > 0))
}

/** For admins everybody with a membership on their websites, except superadmins. */
export const unlockUsers: Rule = (args) => {
  const user = userOf(args)
  if (!user || user.superadmin) return Boolean(user)
  const websites = visibleOf(websitesWith(user, ['admin']))
  return websites.length > 0 ? { and: membersBelowSuperadmin(websites) } : false
}

/** The panel is for staff; clients and writers have the frontends. */
export const enterPanel = (args: Pick<AccessArgs, 'req'>): boolean => isStaff(userOf(args))

export const superadminField: FieldAccess = (args) => Boolean(userOf(args)?.superadmin)

/** A hook checks which memberships an admin changes. */
export const membershipField: FieldAccess = (args) => {
  const user = userOf(args)
  return Boolean(user && (user.superadmin || websitesWith(user, ['admin']).length > 0))
}

function visibleOf(websites: string[]): string[] {
  const { visible } = current()
  return visible === 'all' ? websites : websites.filter((website) => visible.includes(website))
}
