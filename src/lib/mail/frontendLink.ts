import type { PayloadRequest } from 'payload'
import { current } from '../context.ts'
import { env } from '../env.ts'

/** An address on the frontend of the request's website, where a mail sends its reader. */
export async function frontendLink(req: PayloadRequest | undefined, path: string, token: string): Promise<string> {
  const { websiteId } = current()
  const website = websiteId && req ? await req.payload.db.findOne<{ id: string; frontendUrl?: string | null }>({ collection: 'websites', req, where: { id: { equals: websiteId } } }) : null
  const base = website?.frontendUrl ?? env().PUBLIC_URL
  return `${base.replace(/\/+$/, '')}${path}?token=${encodeURIComponent(token)}`
}
