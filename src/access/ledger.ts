import type { Access } from 'payload'
import { allOf } from './compose.ts'
import { hasRole, inOwnWebsite } from './roles.ts'

/** Admins and support of the website read its books; clients and writers get statements instead. */
export const readLedger: Access = allOf(inOwnWebsite, hasRole('admin', 'support'))
