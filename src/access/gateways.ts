import type { Access } from 'payload'
import { allOf } from './compose.ts'
import { hasRole, inOwnWebsite } from './roles.ts'

/** How a website is paid is for its admins. */
export const managePaymentSettings: Access = allOf(inOwnWebsite, hasRole('admin'))

export const readGatewayEvents: Access = allOf(inOwnWebsite, hasRole('admin', 'support'))
