import type { Access, AccessResult } from 'payload'
import { allOf, anyOf } from './compose.ts'
import { hasRole, inOwnWebsite, isOnStaff, mayCreateAs } from './roles.ts'

const isActive = (): AccessResult => ({ active: { equals: true } })
const isDraft = (): AccessResult => ({ state: { equals: 'draft' } })

/** Everyone may see what a website sells; what it no longer or not yet sells is for its staff. */
export const readServices: Access = allOf(inOwnWebsite, anyOf(isActive, isOnStaff))

export const readPriceTables: Access = allOf(inOwnWebsite, isOnStaff)

export const createPrices: Access = mayCreateAs('admin')
export const updateServices: Access = allOf(inOwnWebsite, hasRole('admin'))

/** A scheduled table stays as it is, for good: quotes and orders point at it. */
export const changePriceTables: Access = allOf(inOwnWebsite, hasRole('admin'), isDraft)
