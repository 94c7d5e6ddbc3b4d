import type { FieldAccess } from 'payload'
import { websitesWith } from '../domain/users/roles.ts'
import { current } from '../lib/context.ts'
import type { Rule } from './compose.ts'
import { isSuperadmin, userOf } from './roles.ts'

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

export const archiveWebsite: FieldAccess = (args) => Boolean(userOf(args)?.superadmin)
