import type { CollectionConfig } from 'payload'
import { never } from '../../access/compose.ts'
import { createUsers, enterPanel, membershipField, readUsers, superadminField, unlockUsers, updateUsers } from '../../access/users.ts'
import { ROLES } from '../../domain/users/roles.ts'
import { joinWebsite } from '../../endpoints/users/joinWebsite.ts'
import { register } from '../../endpoints/users/register.ts'
import { equalTimeLogin } from '../../hooks/users/equalTimeLogin.ts'
import { guardAccount } from '../../hooks/users/guardAccount.ts'
import { guardMemberships } from '../../hooks/users/guardMemberships.ts'
import { resetMail, verificationMail } from '../../hooks/users/mails.ts'
import { current } from '../../lib/context.ts'
import { env } from '../../lib/env.ts'

const SESSION_HOURS = 8
const LOCKED_MINUTES = 10

/** One person's login. Roles are held by website, in memberships; nothing that money or work depends on is kept here. */
export const Users: CollectionConfig = {
  slug: 'users',
  labels: { singular: 'User', plural: 'Users' },
  auth: {
    tokenExpiration: SESSION_HOURS * 3_600,
    maxLoginAttempts: 5,
    lockTime: LOCKED_MINUTES * 60_000,
    useSessions: true,
    // The server has already found out who calls; this saves the second look-up.
    strategies: [{ name: 'context', authenticate: () => ({ user: (current().user ?? null) as never }) }],
    cookies: { sameSite: 'Lax', secure: env().PUBLIC_URL.startsWith('https:') },
    verify: verificationMail,
    forgotPassword: resetMail,
  },
  access: { create: createUsers, read: readUsers, update: updateUsers, delete: never, unlock: unlockUsers, admin: enterPanel },
  admin: {
    group: 'People', useAsTitle: 'displayName', defaultColumns: ['displayName', 'email', 'memberships', 'createdAt'],
    listSearchableFields: ['displayName', 'email'],
  },
  defaultSort: 'displayName',
  defaultPopulate: { displayName: true },
  endpoints: [register, joinWebsite],
  custom: { refusals: { create: ['password_too_weak', 'membership_not_yours'], update: ['password_too_weak', 'membership_not_yours'] } },
  hooks: { beforeOperation: [equalTimeLogin, guardAccount], beforeChange: [guardMemberships] },
  fields: [
    { name: 'displayName', type: 'text', required: true, maxLength: 80, index: true, admin: { description: 'What other people see.' } },
    { name: 'timeZone', type: 'text', maxLength: 60, admin: { description: 'An IANA name such as Europe/Berlin; empty for the website’s.' } },
    {
      name: 'memberships', type: 'array', maxRows: 50, saveToJWT: false,
      access: { create: membershipField, update: membershipField },
      fields: [
        { name: 'website', type: 'relationship', relationTo: 'websites', required: true, index: true, maxDepth: 0 },
        { name: 'roles', type: 'select', hasMany: true, required: true, options: ROLES.map((value) => ({ value, label: value[0]!.toUpperCase() + value.slice(1) })) },
      ],
    },
    {
      name: 'superadmin', type: 'checkbox', defaultValue: false,
      access: { create: superadminField, update: superadminField },
      admin: { position: 'sidebar', description: 'Runs every website.', condition: (_data, _siblings, { user }) => Boolean(user?.superadmin) },
    },
  ],
}
