import type { CollectionBeforeOperationHook } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import type { SignedInUser } from '../../domain/users/roles.ts'
import { requireStrongPassword } from '../../domain/users/password.ts'

type Args = { id?: string; data?: { email?: unknown; password?: unknown } }

/**
 * Passwords are strong whichever way they come in, and nobody but a superadmin sets somebody else's
 * e-mail or password: a website's admin could take over a person's logins on other websites.
 */
export const guardAccount: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  const { id, data } = args as Args
  if (!data || !SETS_PASSWORD.includes(operation)) return args
  for (const name of ['email', 'password'] as const) refuseNoText(name, data[name])
  if (typeof data.password === 'string' && data.password !== '') requireStrongPassword(data.password, String(data.email ?? ''))
  if (operation === 'update' && req.payloadAPI !== 'local') refuseTakeover(req.user as SignedInUser | null, id, data)
  return args
}

// Payload looks the e-mail up before it validates it, and the database refuses what is no text.
function refuseNoText(name: string, value: unknown): void {
  if (value !== undefined && value !== null && typeof value !== 'string') throw new DomainError('invalid_input', `“${name}”: Write it as text.`)
}

const SETS_PASSWORD: string[] = ['create', 'update', 'resetPassword']

function refuseTakeover(user: SignedInUser | null, id: string | undefined, data: NonNullable<Args['data']>): void {
  if (!user || user.superadmin || user.id === id) return
  // The panel sends the whole form back, the unchanged e-mail with it.
  delete data.email
  if (data.password) throw new DomainError('forbidden', 'Only the person can change the password. Ask them to use “Forgot password”.')
}
