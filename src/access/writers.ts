import type { Access } from 'payload'
import { allOf, anyOf } from './compose.ts'
import { hasRole, inOwnWebsite, isOnStaff, isOwn, mayCreateAs } from './roles.ts'

/** Level, capacity and pay are the website's to decide. */
export const createWriterProfiles: Access = mayCreateAs('admin')
export const readWriterProfiles: Access = allOf(inOwnWebsite, anyOf(isOnStaff, isOwn('user')))
export const updateWriterProfiles: Access = allOf(inOwnWebsite, hasRole('admin'))
