import type { Access, FieldAccess } from 'payload'
import { idOf, rolesOn, websitesWith } from '../domain/users/roles.ts'
import { current } from '../lib/context.ts'
import { allOf, anyOf } from './compose.ts'
import { hasRole, inOwnWebsite, isOwn, mayCreateAs, userOf } from './roles.ts'

/** Staff of the website, and writers their own. */
export const readPayouts: Access = allOf(inOwnWebsite, anyOf(hasRole('admin', 'support'), isOwn('writer')))

export const readPayoutBatches: Access = allOf(inOwnWebsite, hasRole('admin', 'support'))

/** Writers give theirs by `POST /api/writers/me/payout-details`; an admin does it for them in the panel. */
export const createPayoutDetails: Access = mayCreateAs('admin')

/** Whole account numbers are for admins; everybody else, their writer too, sees the last four letters. */
export const accountField: FieldAccess = ({ req, doc, data }) => {
  const user = userOf({ req })
  if (!user) return false
  const website = (doc?.website ?? data?.website) as string | { id: string } | undefined
  if (website) return rolesOn(user, idOf(website)).includes('admin')
  const { visible } = current()
  if (user.superadmin) return true
  const own = websitesWith(user, ['admin'])
  return visible !== 'all' && visible.length > 0 && visible.every((each) => own.includes(each))
}
