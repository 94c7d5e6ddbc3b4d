import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

export type Claims = Record<string, unknown> & { exp?: number }

/** Payload signs sessions with this part of the hash of PAYLOAD_SECRET. */
export const sessionKey = (secret: string): Buffer => Buffer.from(createHash('sha256').update(secret).digest('hex').slice(0, 32))

/** The product's key for quotes. */
export const quoteKey = (secret: string): Buffer => createHmac('sha256', secret).update('pricing quote').digest()

export function signToken(header: object, claims: Claims, key: Buffer): string {
  const signed = `${encode(header)}.${encode(claims)}`
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`
}

/** The claims of a token that was signed with this key by HS256, expired or not; null for any other. */
export function readToken(token: string, key: Buffer): Claims | null {
  const end = token.lastIndexOf('.')
  const mine = createHmac('sha256', key).update(token.slice(0, end)).digest()
  const given = Buffer.from(token.slice(end + 1), 'base64url')
  if (given.length !== mine.length || !timingSafeEqual(given, mine)) return null
  const [header, body] = token.slice(0, end).split('.')
  return decode(header!).alg === 'HS256' ? (decode(body!) as Claims) : null
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const decode = (part: string): Record<string, unknown> => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>
