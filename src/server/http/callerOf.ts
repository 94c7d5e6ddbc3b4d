import { createHash } from 'node:crypto'
import { decodeJwt } from 'jose'
import { deepCopyObjectSimple, type AuthStrategyResult, type Payload } from 'payload'
import type { SignedInUser } from '../../domain/users/roles.ts'
import { asSystem } from '../../lib/context.ts'
import { kept } from '../../lib/kept/kept.ts'

type Caller = { user: SignedInUser; expiresAtMs: number }

/**
 * The person whom a request's headers prove, or null. Payload decides; its answer is kept in memory
 * until the person's login, sessions or memberships change on any node, or the token expires.
 */
export async function callerOf(payload: Payload, headers: Headers): Promise<SignedInUser | null> {
  const proof = proofIn(payload, headers)
  if (proof === null) return null
  const read = async () => {
    const user = await asSystem(() => ask(payload, headers))
    return user && { user, expiresAtMs: expiryOf(proof) }
  }
  const key = createHash('sha256').update(proof).digest('base64url')
  const caller = await kept<Caller>({ topic: 'users', key, read, about: ({ user }) => user.id })
  if (!caller || caller.expiresAtMs > Date.now()) return copyOf(caller)
  return copyOf(await read())
}

/** A request's own: Payload writes on the user of a request. */
const copyOf = (caller: Caller | null): SignedInUser | null => caller && deepCopyObjectSimple(caller.user as never)

/** Every header by which Payload judges a token, and where it comes from. */
const JUDGED_BY = ['authorization', 'cookie', 'origin', 'sec-fetch-site']

function proofIn({ config }: Payload, headers: Headers): string | null {
  if (!headers.has('authorization') && !cookieOf(headers, config.cookiePrefix)) return null
  return JUDGED_BY.map((name) => (name === 'cookie' ? cookieOf(headers, config.cookiePrefix) : headers.get(name)) ?? '').join('\n')
}

/** The cookie that carries the session. Others say nothing, and differ from page to page. */
function cookieOf(headers: Headers, prefix: string): string | null {
  const all = headers.get('cookie') ?? ''
  return all.split(';').map((each) => each.trim()).filter((each) => each.startsWith(`${prefix}-token=`)).join(';') || null
}

/** The earliest moment at which a token in the proof ends. */
function expiryOf(proof: string): number {
  const tokens = proof.match(/[\w-]+\.[\w-]+\.[\w-]+/g) ?? []
  return Math.min(...tokens.map((token) => decoded(token)))
}

function decoded(token: string): number {
  try {
    return (decodeJwt(token).exp ?? 0) * 1_000
  } catch {
    return 0
  }
}

/** What `payload.auth` does, without working out every permission of the person, which nobody asks for. */
async function ask(payload: Payload, headers: Headers): Promise<SignedInUser | null> {
  for (const { name, authenticate } of payload.authStrategies) {
    const result: AuthStrategyResult = await authenticate({ payload, headers, strategyName: name, canSetHeaders: false, isGraphQL: false })
    if (result.user) return result.user as unknown as SignedInUser
  }
  return null
}
