import { jwtVerify, SignJWT } from 'jose'
import { DomainError } from '../../domain/errors.ts'
import { env } from '../env.ts'

const AUDIENCE = 'scriptorium:join-website'
export type JoinClaim = { userId: string; website: string }

/** A link's token, good for 24 hours, with which a login's owner joins another website. */
export const signJoinToken = ({ userId, website }: JoinClaim): Promise<string> =>
  new SignJWT({ website }).setProtectedHeader({ alg: 'HS256' }).setSubject(userId).setAudience(AUDIENCE).setExpirationTime('24h').sign(secret())

/** @throws DomainError `link_invalid` */
export async function verifyJoinToken(token: string): Promise<JoinClaim> {
  try {
    const { payload } = await jwtVerify(token, secret(), { audience: AUDIENCE, algorithms: ['HS256'] })
    return { userId: payload.sub!, website: payload.website as string }
  } catch {
    throw new DomainError('link_invalid', 'The link is not valid or has expired. Register again to get a new one.')
  }
}

const secret = (): Uint8Array => new TextEncoder().encode(env().PAYLOAD_SECRET)
