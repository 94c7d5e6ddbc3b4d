import { allOf, type Rule } from './compose.ts'
import { hasRole, inOwnWebsite, isOnStaff, isSuperadmin } from './roles.ts'

/** What the platform wrote down about a website's documents. */
export const readByStaff: Rule = allOf(inOwnWebsite, isOnStaff)
export const readByAdmins: Rule = allOf(inOwnWebsite, hasRole('admin'))
export const readBySuperadmins: Rule = isSuperadmin
