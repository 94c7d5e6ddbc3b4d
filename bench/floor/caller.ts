import type { FastifyRequest } from 'fastify'
import { DomainError } from '../../src/domain/errors.ts'
import type { Role, SignedInUser } from '../../src/domain/users/roles.ts'
import type { Floor } from './floor.ts'
import { readToken } from './tokens.ts'

export type Website = { id: string; slug: string; currency: string; timeZone: string; settings: Record<string, number> }
export type Caller = { website: Website; user: SignedInUser }

const KEPT_MS = 30_000

/** The website of the header. The list of websites is kept for half a minute, as in the product. */
export async function websiteOf(floor: Floor, request: FastifyRequest): Promise<Website> {
  if (floor.websites.until < Date.now()) {
    const found = await floor.database.on('*', (client) => client.query<{ id: string; slug: string; currency: string; time_zone: string } & Record<string, unknown>>('websites', 'select * from websites where archived_at is null'))
    floor.websites = {
      until: Date.now() + KEPT_MS,
      bySlug: new Map(found.map(({ id, slug, currency, time_zone: timeZone, ...row }) => [slug, { id, slug, currency, timeZone, settings: settingsOf(row) }])),
    }
  }
  const website = floor.websites.bySlug.get(String(request.headers['x-website']))
  if (!website) throw new DomainError('website_required', 'There is no website with that slug. Check the header X-Website.')
  return website
}

/** `settings_revision_days` is the setting `revisionDays`. */
const settingsOf = (row: Record<string, unknown>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) =>
      name.startsWith('settings_') && typeof value === 'number' ? [[name.slice(9).replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase()), value]] : [],
    ),
  )

type Found = { id: string; email: string; displayName: string; superadmin: boolean; memberships: { website: string; roles: Role[] }[] }

// Asked with every request, so that a logout, a ban or a change of roles holds at once.
const SESSION = `
  select u.id, u.email, u.display_name as "displayName", u.superadmin,
    (select coalesce(jsonb_agg(jsonb_build_object('website', m.website_id,
       'roles', (select jsonb_agg(r.value) from users_memberships_roles r where r.parent_id = m.id))), '[]')
     from users_memberships m where m._parent_id = u.id) as memberships
  from users u where u.id = $1 and u._verified and exists (select from users_sessions s where s.id = $2 and s._parent_id = u.id)`

/** Who calls, by the token of the product's login. @throws DomainError `unauthenticated` */
export async function callerOf(floor: Floor, request: FastifyRequest): Promise<Caller> {
  const website = await websiteOf(floor, request)
  const claims = readToken(/^(?:JWT|Bearer) (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '', floor.sessionKey)
  if (!claims || Number(claims.exp) * 1_000 < Date.now()) throw new DomainError('unauthenticated', 'Log in to do this.')
  const [user] = await floor.database.on(website.id, (client) => client.query<Found>('session', SESSION, [claims.id, claims.sid]))
  if (!user) throw new DomainError('unauthenticated', 'Log in to do this.')
  return { website, user }
}
