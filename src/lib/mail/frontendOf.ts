import type { PayloadRequest } from 'payload'

/** Where a website's frontend is, without a slash at the end; null where the website names none. */
export async function frontendOf(req: PayloadRequest, websiteId: string): Promise<string | null> {
  const website = await req.payload.db.findOne<{ id: string; frontendUrl?: string | null }>({ collection: 'websites', req, where: { id: { equals: websiteId } } })
  return website?.frontendUrl ? trimmed(website.frontendUrl) : null
}

export const trimmed = (url: string): string => url.replace(/\/+$/, '')
