import { createHash, createHmac } from 'node:crypto'
import { CompactSign, errors, jwtVerify } from 'jose'
import { v7 as uuid } from 'uuid'
import { DomainError } from '../../domain/errors.ts'
import { PRICING_LIMITS } from '../../domain/pricing/limits.ts'
import type { Quote, QuotedPrice } from '../../domain/pricing/types.ts'
import { now } from '../clock.ts'
import { env } from '../env.ts'

const ALGORITHM = 'HS256'
const AUDIENCE = 'quote'

/** Signs a price, so that an order can be placed at it for 30 minutes, whatever the prices do meanwhile. */
export async function signQuote(price: QuotedPrice): Promise<{ token: string; quote: Quote }> {
  const issuedAt = Math.floor(now().getTime() / 1_000)
  const expires = issuedAt + PRICING_LIMITS.quoteMinutes * 60
  const id = uuid()
  const hash = createHash('sha256').update(JSON.stringify(price)).digest('hex')
  const claims = { ...price, hash, jti: id, aud: AUDIENCE, iat: issuedAt, exp: expires }
  const token = await new CompactSign(Buffer.from(JSON.stringify(claims))).setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' }).sign(await signingKey())
  return { token, quote: { ...price, id, hash, expiresAt: isoOf(expires) } }
}

/**
 * The quote in a token that this installation signed.
 * @throws DomainError quote_expired, quote_invalid
 */
export async function readQuote(token: string): Promise<Quote> {
  try {
    const { payload } = await jwtVerify<QuotedPrice & { hash: string }>(token, await signingKey(), {
      algorithms: [ALGORITHM],
      audience: AUDIENCE,
      requiredClaims: ['jti', 'exp'],
      currentDate: now(),
    })
    const { jti = '', aud: _aud, iat: _iat, exp = 0, ...quote } = payload
    return { ...quote, id: jti, expiresAt: isoOf(exp) }
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw expired(error)
    if (error instanceof errors.JOSEError) throw invalid()
    throw error
  }
}

let kept: { secret: string; key: Promise<CryptoKey> } | null = null

/** Made once: to import a key takes longer than to sign. */
function signingKey(): Promise<CryptoKey> {
  const secret = env().PAYLOAD_SECRET
  if (kept?.secret !== secret) kept = { secret, key: importKey(secret) }
  return kept.key
}

/** Not of the secret itself: a token of one purpose must never pass for one of another. */
function importKey(secret: string): Promise<CryptoKey> {
  const bytes = createHmac('sha256', secret).update('pricing quote').digest()
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify'])
}

const isoOf = (seconds: number): string => new Date(seconds * 1_000).toISOString()

const expired = ({ payload }: errors.JWTExpired): DomainError =>
  new DomainError('quote_expired', 'This quote was valid for 30 minutes. Ask for a new one.', {
    expiredAt: isoOf(payload.exp ?? 0),
  })

const invalid = (): DomainError =>
  new DomainError('quote_invalid', 'This is not a quote of ours, or it was changed. Send the token of POST /api/pricing/quote unchanged.')
