import type { Access } from 'payload'
import { allOf, anyOf } from './compose.ts'
import { hasRole, inOwnWebsite, isOwn } from './roles.ts'

/** Admins and support of the website, and clients their own. */
export const readInstallments: Access = allOf(inOwnWebsite, anyOf(hasRole('admin', 'support'), isOwn('client')))
