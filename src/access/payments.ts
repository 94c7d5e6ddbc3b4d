import type { Access } from 'payload'
import { allOf, anyOf } from './compose.ts'
import { hasRole, inOwnWebsite, isOwn, mayCreateAs } from './roles.ts'

const isMoneyStaff = hasRole('admin', 'support')

/** Staff of the website, and clients their own. */
export const readTopUps: Access = allOf(inOwnWebsite, anyOf(isMoneyStaff, isOwn('client')))

/** Staff of the website, and writers their own. */
export const readEarnings: Access = allOf(inOwnWebsite, anyOf(isMoneyStaff, isOwn('writer')))

/** The person it is about sees it in the statement. */
export const readAdjustments: Access = allOf(inOwnWebsite, isMoneyStaff)
export const requestAdjustments: Access = mayCreateAs('admin', 'support')

/** Staff of the website, and clients their own. */
export const readPayments: Access = allOf(inOwnWebsite, anyOf(isMoneyStaff, isOwn('client')))

/** Clients keep and drop their own. */
export const ownMethods: Access = allOf(inOwnWebsite, isOwn('client'))
