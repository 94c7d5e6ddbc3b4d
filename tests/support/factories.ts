import type { Payload } from 'payload'
import { v7 as uuid } from 'uuid'
import type { Role } from '../../src/domain/users/roles.ts'
import { asSystem } from '../../src/lib/context.ts'
import { hashOf } from './hashOf.ts'

/** The password of every user the factories make. */
export const TEST_PASSWORD = 'correct horse battery'

let made = 0

type Website = { slug?: string; name?: string; currency?: string; timeZone?: string; domains?: string[] }

/** A website with a unique slug; USD and New York unless said otherwise. */
export function makeWebsite(payload: Payload, website: Website = {}) {
  made += 1
  const slug = website.slug ?? `website-${made}`
  return asSystem(() =>
    payload.create({
      collection: 'websites',
      data: {
        name: slug,
        currency: 'USD',
        timeZone: 'America/New_York',
        ...website,
        slug,
      } as never,
    }),
  )
}

type User = {
  email?: string
  displayName?: string
  superadmin?: boolean
  /** Website ids with the roles held there. */
  memberships?: { website: string; roles: Role[] }[]
  data?: Record<string, unknown>
}

/** A verified user with `TEST_PASSWORD`, written past the hooks because hashing takes a fifth of a second. */
export async function makeUser(payload: Payload, user: User = {}) {
  made += 1
  const email = user.email ?? `user-${made}@test.example`
  const { hash, salt } = await hashOf(TEST_PASSWORD)
  const data = {
    displayName: email.split('@')[0],
    superadmin: user.superadmin ?? false,
    memberships: (user.memberships ?? []).map((membership) => ({ id: uuid(), ...membership })),
    _verified: true,
    ...user.data,
    email,
    hash,
    salt,
  }
  const doc = await asSystem(() => payload.db.create({ collection: 'users', data, req: {} }))
  return { ...(doc as { id: string }), email }
}

/** A user with one role on one website: `await makeMember(payload, inkwell, 'writer')`. */
export const makeMember = (payload: Payload, website: { id: string }, ...roles: Role[]) =>
  makeUser(payload, { memberships: [{ website: website.id, roles }] })
