import type { Access, AccessResult } from 'payload'
import { MONEY_LISTS } from '../domain/lists/savedView.ts'
import { STAFF_ROLES } from '../domain/users/roles.ts'
import { allOf, anyOf } from './compose.ts'
import { hasRole, inOwnWebsite, isOnStaff, isOwn, mayCreateAs } from './roles.ts'

const isShared = (): AccessResult => ({ shared: { equals: true } })
const isNotAboutMoney = (): AccessResult => ({ list: { not_in: [...MONEY_LISTS] } })

/** A filter tells what it asks for: shared ones are for those who may read the list. */
const seesList = anyOf(hasRole('support', 'admin'), allOf(hasRole('editor'), isNotAboutMoney))

/** One's own, and those that colleagues of the website share. */
export const readSavedViews: Access = allOf(inOwnWebsite, isOnStaff, anyOf(isOwn('owner'), allOf(isShared, seesList)))
export const createSavedViews: Access = mayCreateAs(...STAFF_ROLES)
export const updateSavedViews: Access = allOf(inOwnWebsite, isOnStaff, isOwn('owner'))
/** Admins also tidy up what somebody shared who has left. */
export const deleteSavedViews: Access = allOf(inOwnWebsite, anyOf(allOf(isOnStaff, isOwn('owner')), allOf(isShared, hasRole('admin'))))
