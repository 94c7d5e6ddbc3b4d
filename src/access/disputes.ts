import type { Access } from 'payload'
import { allOf } from './compose.ts'
import { hasRole, inOwnWebsite } from './roles.ts'

/** A quarrel with a client's bank is for admins and support of the website. */
export const readDisputes: Access = allOf(inOwnWebsite, hasRole('admin', 'support'))
