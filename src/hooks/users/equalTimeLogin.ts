import { pbkdf2 } from 'node:crypto'
import { promisify } from 'node:util'
import type { CollectionBeforeOperationHook } from 'payload'
import { row } from '../../lib/db/rows.ts'

// The parameters of the hash that Payload 3.90.1 writes (auth/strategies/local/generatePasswordSaltHash).
// A longer key would cost its length in blocks of 32 bytes as many times.
const ITERATIONS = 600_000
const KEY_LENGTH = 32

/**
 * Makes a login with an unknown or locked e-mail take as long as one with a wrong password: Payload
 * answers those without hashing, and the time tells who is registered.
 */
export const equalTimeLogin: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'login') return args
  const { email, password } = (args as { data?: { email?: unknown; password?: unknown } }).data ?? {}
  if (typeof email !== 'string' || typeof password !== 'string') return args
  const known = await row<{ is_locked: boolean; has_hash: boolean }>(
    req,
    'select coalesce(lock_until > now(), false) as is_locked, hash is not null as has_hash from users where email = $1',
    [email.toLowerCase().trim()],
  )
  if (!known?.has_hash || known.is_locked) await promisify(pbkdf2)(password.slice(0, 200), 'no such user', ITERATIONS, KEY_LENGTH, 'sha256')
  return args
}
