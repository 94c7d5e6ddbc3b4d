import type { Access } from 'payload'
import { allOf, anyOf } from './compose.ts'
import { hasRole, inOwnWebsite, isOnStaff, isOwn, mayCreateAs } from './roles.ts'

export const createClientProfiles: Access = mayCreateAs('support', 'admin')
export const readClientProfiles: Access = allOf(inOwnWebsite, anyOf(isOnStaff, isOwn('user')))
export const updateClientProfiles: Access = allOf(inOwnWebsite, anyOf(hasRole('support', 'admin'), isOwn('user')))
