import type { Access } from 'payload'
import { allOf } from './compose.ts'
import { inOwnWebsite, isOnStaff } from './roles.ts'

/** Staff only: clients and writers come through their order, which knows what of it they may have. */
export const readDeliverables: Access = allOf(inOwnWebsite, isOnStaff)
