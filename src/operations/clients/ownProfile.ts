import type { PayloadRequest } from 'payload'
import { notFound } from '../../lib/db/lock.ts'

/** A client's profile on a website. It is made a moment after registration. @throws DomainError `not_found` */
export async function ownProfile(req: PayloadRequest, { website, user }: { website: string; user: string }) {
  const { docs } = await req.payload.find({
    collection: 'client-profiles' as never, req, overrideAccess: false, depth: 0, limit: 1, pagination: false,
    where: { and: [{ website: { equals: website } }, { user: { equals: user } }] },
  })
  if (!docs[0]) throw notFound()
  return { doc: docs[0] }
}
