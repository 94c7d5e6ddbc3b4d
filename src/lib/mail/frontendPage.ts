import type { PayloadRequest } from 'payload'

/** An address on a website's frontend for whoever is logged in there, or null where the website names no frontend. */
export async function frontendPage(req: PayloadRequest, websiteId: string, path: string): Promise<string | null> {
  const website = await req.payload.db.findOne<{ id: string; frontendUrl?: string | null }>({ collection: 'websites', req, where: { id: { equals: websiteId } } })
  return website?.frontendUrl ? `${website.frontendUrl.replace(/\/+$/, '')}${path}` : null
}
