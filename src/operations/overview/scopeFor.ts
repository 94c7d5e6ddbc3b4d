import type { PayloadRequest } from 'payload'
import type { Scope } from '../../domain/overview/scope.ts'
import { rolesOn, STAFF_ROLES, websitesOf, type Role, type SignedInUser } from '../../domain/users/roles.ts'
import { now } from '../../lib/clock.ts'
import { current } from '../../lib/context.ts'
import { rows } from '../../lib/db/rows.ts'

type Row = { id: string; name: string; timeZone: string; currency: string }

const OPEN = 'select id, name, time_zone as "timeZone", currency from websites where archived_at is null and ($1::uuid[] is null or id = any($1)) order by name, id'

/** The open websites on which somebody is staff, of those that the request is about. */
export async function scopeFor(req: PayloadRequest, user: SignedInUser): Promise<Scope> {
  const { visible, websiteId } = current()
  const found = await rows<Row>(req, OPEN, [visible === 'all' ? null : visible])
  const websites = found.map((website) => ({ ...website, roles: rolesOn(user, website.id) })).filter(({ roles }) => roles.some(isStaffRole))
  // Lists of a person with one website show that one; the switcher of the panel narrows those of others.
  const isWhole = websiteId !== null || (!user.superadmin && new Set(websitesOf(user)).size === 1)
  return { now: now(), websites, isWhole }
}

const isStaffRole = (role: Role): boolean => (STAFF_ROLES as readonly Role[]).includes(role)
