import { Users } from '../collections/users/Users.ts'
import { feature } from '../lib/feature.ts'

/** Logins and memberships, registration, verification, password reset. */
export const users = feature({ area: 'users', collections: [Users] })
