import type { FieldAccess } from 'payload'
import { websitesWith, type SignedInUser } from '../domain/users/roles.ts'
import { current } from '../lib/context.ts'
import type { Rule } from './compose.ts'
import { isStaffOf, isStaffOfAll, isSuperadmin, userOf } from './roles.ts'

/** Everyone may read the website they are on: its name, currency and time zone are on its front page. */
export const readWebsites: Rule = () => {
  const { visible } = current()
  if (visible === 'all') return true
  return visible.length > 0 ? { id: { in: visible } } : false
}

export const createWebsites: Rule = isSuperadmin

export const updateWebsites: Rule = (args) => {
  const user = userOf(args)
  if (!user) return false
  if (user.superadmin) return true
  const websites = websitesWith(user, ['admin'])
  return websites.length > 0 ? { id: { in: websites } } : false
}

/** How a website does its business is for its own staff. */
export const settingsField: FieldAccess = ({ req, id, doc }) => {
  const user = req.user as SignedInUser | null
  const website = (doc?.id ?? id) as string | undefined
  return Boolean(user && (website ? isStaffOf(user, website) : isStaffOfAll(user)))
}

export const archiveWebsite: FieldAccess = (args) => Boolean(userOf(args)?.superadmin)
