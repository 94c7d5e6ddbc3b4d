import type { PayloadRequest } from 'payload'
import { notFound } from '../../lib/db/lock.ts'
import { candidateOf } from './candidateOf.ts'

/** A writer's profile on a website with how much of the capacity is taken. @throws DomainError `not_found` */
export async function ownProfile(req: PayloadRequest, { website, user }: { website: string; user: string }) {
  const { docs } = await req.payload.find({
    collection: 'writer-profiles' as never, req, overrideAccess: false, depth: 0, limit: 1, pagination: false,
    where: { and: [{ website: { equals: website } }, { user: { equals: user } }] },
  })
  const candidate = await candidateOf(req, { website, user })
  if (!docs[0] || !candidate) throw notFound()
  return { doc: docs[0], inWork: candidate.inWork }
}
