import type { Access } from 'payload'
import { allOf, anyOf } from './compose.ts'
import { hasRole, inOwnWebsite, isOwn, mayCreateAs } from './roles.ts'

/** Clients see what became of it in their wallet and its statement. */
export const readWalletCases: Access = allOf(inOwnWebsite, hasRole('admin', 'support'))
export const askForWallets: Access = mayCreateAs('admin', 'support')

/** Staff of the website, and clients their own. */
export const readAutoTopUps: Access = allOf(inOwnWebsite, anyOf(hasRole('admin', 'support'), isOwn('client')))
