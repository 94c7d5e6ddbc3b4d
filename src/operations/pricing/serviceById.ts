import type { PayloadRequest } from 'payload'
import { idOf } from '../../domain/users/roles.ts'
import { isVisible } from '../../lib/context.ts'
import { notFound } from '../../lib/db/lock.ts'
import { kept } from '../../lib/kept/kept.ts'
import { toService, type Service } from './servicesOf.ts'

/** One service with the questions of its brief, kept until it changes. @throws DomainError `not_found` */
export async function serviceById(req: PayloadRequest, id: string): Promise<Service> {
  const found = await kept<Service>({ req, topic: 'prices', key: `service ${id}`, about: ({ website }) => idOf(website), read: () => readService(req, id) })
  if (!found || !isVisible(idOf(found.website))) throw notFound()
  return found
}

async function readService(req: PayloadRequest, id: string): Promise<Service | null> {
  const found = await req.payload.db.findOne<Service>({ collection: 'services', req, where: { id: { equals: id } } })
  return found && toService(found)
}
