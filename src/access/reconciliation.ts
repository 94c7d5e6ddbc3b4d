import type { Access } from 'payload'
import { allOf } from './compose.ts'
import { hasRole, inOwnWebsite } from './roles.ts'

/** Those who look after the money of the website. */
export const readReconciliations: Access = allOf(inOwnWebsite, hasRole('admin', 'support'))
