import type { Access } from 'payload'
import { allOf } from './compose.ts'
import { hasRole, inOwnWebsite, mayCreateAs } from './roles.ts'

/** Clients see what became of it in their wallet and its statement. */
export const readWalletCases: Access = allOf(inOwnWebsite, hasRole('admin', 'support'))
export const askForWallets: Access = mayCreateAs('admin', 'support')
