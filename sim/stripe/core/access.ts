import { createHash } from 'node:crypto'
import { StripeError, invalid } from './errors.ts'
import { ApiVersion } from './version.ts'
import type { World } from './world.ts'

type Headers = Record<string, string | string[] | undefined>

const unauthorized = (message: string): StripeError => new StripeError({ status: 401, type: 'invalid_request_error', message })

/**
 * Whose request it is. Each secret key has an account of its own.
 * @throws StripeError 401 without a test key, 400 for another version, 403 for an account that is not connected
 */
export function accountsOf(world: World, headers: Headers): { platform: string; account: string } {
  const key = keyOf(headers.authorization)
  if (!key) {
    throw unauthorized("You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/.")
  }
  if (!/^[sr]k_test_\w+$/.test(key)) throw unauthorized(`Invalid API Key provided: ${masked(key)}`)
  const version = headers['stripe-version']
  if (version !== undefined && version !== ApiVersion) {
    throw invalid(`Invalid Stripe API version: ${String(version)}. This simulator speaks ${ApiVersion}.`)
  }
  const platform = platformOf(key)
  return { platform, account: connected(world, { platform, named: headers['stripe-account'], key }) }
}

/** The account of a secret key, always the same one. */
export const platformOf = (key: string): string => `acct_${createHash('sha256').update(key).digest('hex').slice(0, 16)}`

function keyOf(header: Headers[string]): string | undefined {
  const [scheme = '', credentials = ''] = String(header ?? '').split(' ')
  if (/^bearer$/i.test(scheme)) return credentials
  if (/^basic$/i.test(scheme)) return Buffer.from(credentials, 'base64').toString().split(':')[0]
  return undefined
}

const masked = (key: string): string => `${key.slice(0, 8)}${'*'.repeat(Math.max(0, key.length - 12))}${key.slice(-4)}`

function connected(world: World, { platform, named, key }: { platform: string; named: Headers[string]; key: string }): string {
  if (named === undefined || named === platform) return platform
  const id = String(named)
  if (world.store.find(platform, 'account', id)) return id
  throw new StripeError({
    status: 403,
    type: 'invalid_request_error',
    code: 'account_invalid',
    message: `The provided key '${masked(key)}' does not have access to account '${id}' (or that account does not exist). Application access may have been revoked.`,
  })
}
