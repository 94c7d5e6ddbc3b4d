import type { PayloadRequest } from 'payload'
import { frontendOf } from './frontendOf.ts'

/** An address on a website's frontend for whoever is logged in there, or null where the website names no frontend. */
export async function frontendPage(req: PayloadRequest, websiteId: string, path: string): Promise<string | null> {
  const frontend = await frontendOf(req, websiteId)
  return frontend === null ? null : `${frontend}${path}`
}
