import type { Access, AccessResult, FieldAccess } from 'payload'
import { viewerOf, type Viewer } from '../domain/orders/viewer.ts'
import { rolesOn, STAFF_ROLES, type Role, type SignedInUser } from '../domain/users/roles.ts'
import { current } from '../lib/context.ts'
import { allOf, anyOf } from './compose.ts'
import { hasRole, inOwnWebsite, isOnStaff, isOwn, mayCreateAs } from './roles.ts'

const isAvailable = (): AccessResult => ({ state: { equals: 'available' } })

/** Staff all of them, clients and writers their own, writers also those that wait for one. */
export const readOrders: Access = allOf(
  inOwnWebsite,
  anyOf(isOnStaff, isOwn('client'), isOwn('writer'), allOf(hasRole('writer'), isAvailable)),
)

/** Which fields, and until when, is for a hook: it says why not. */
export const updateOrders: Access = allOf(inOwnWebsite, anyOf(hasRole('support', 'admin'), isOwn('client')))

/** Who works on what, and who asks to. */
export const readAssignments: Access = allOf(inOwnWebsite, anyOf(isOnStaff, isOwn('writer')))

export const readNotes: Access = allOf(inOwnWebsite, isOnStaff)
export const createNotes: Access = mayCreateAs('support', 'editor', 'admin')

/**
 * A field for some of an order's viewers. Where a query filters or sorts by it there is no order to
 * look at yet: then it is for people who are that to every order the query can find.
 */
const seenBy =
  (...viewers: Viewer[]): FieldAccess =>
  ({ req, doc }) => {
    const user = req.user as SignedInUser | null
    if (!user) return false
    return viewers.includes(doc ? viewerOf(user, doc) : alwaysOnly(user))
  }

function alwaysOnly(user: SignedInUser): Viewer {
  const { visible } = current()
  if (visible === 'all') return 'staff'
  const roles = visible.map((website) => rolesOn(user, website))
  if (roles.every((held) => held.some(isStaffRole))) return 'staff'
  const [one, ...others] = new Set(roles.flat())
  return others.length === 0 && (one === 'client' || one === 'writer') ? one : 'other'
}

const isStaffRole = (role: Role): boolean => (STAFF_ROLES as readonly Role[]).includes(role)

/** What the client pays is between the client and the website. */
export const priceField = seenBy('staff', 'client')
export const clientField = seenBy('staff', 'client')
/** What the writer gets is between the writer and the website. */
export const payField = seenBy('staff', 'writer')
export const writerField = seenBy('staff', 'writer')
export const partiesField = seenBy('staff', 'client', 'writer')
export const orderStaffField = seenBy('staff')
