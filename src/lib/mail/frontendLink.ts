import type { PayloadRequest } from 'payload'
import { current } from '../context.ts'
import { env } from '../env.ts'
import { frontendOf, trimmed } from './frontendOf.ts'

/** An address on the frontend of the request's website, where a mail sends its reader. */
export async function frontendLink(req: PayloadRequest | undefined, path: string, token: string): Promise<string> {
  const { websiteId } = current()
  const frontend = websiteId && req ? await frontendOf(req, websiteId) : null
  return `${frontend ?? trimmed(env().PUBLIC_URL)}${path}?token=${encodeURIComponent(token)}`
}
