import type { PayloadRequest } from 'payload'
import { v7 as uuid } from 'uuid'
import { idOf, type Membership } from '../../domain/users/roles.ts'
import { asWebsite } from '../../lib/context.ts'
import { lockDocument } from '../../lib/db/lock.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { record } from '../../lib/outbox/record.ts'
import { verifyJoinToken } from '../../lib/users/joinToken.ts'

type User = { id: string; memberships?: Membership[] }

/** Adds a client's membership to an existing login. Safe to repeat. @throws DomainError `link_invalid` */
export async function joinWebsiteByToken(req: PayloadRequest, token: string): Promise<void> {
  const { userId, website } = await verifyJoinToken(token)
  // The token names the website, whichever one the link was opened on.
  await asWebsite(website, () => inTransaction(req, () => addMembership(req, userId, website)))
}

async function addMembership(req: PayloadRequest, userId: string, website: string): Promise<void> {
  const user = await lockDocument<User>(req, 'users', userId)
  const memberships = user.memberships ?? []
  if (memberships.some((membership) => idOf(membership.website) === website)) return
  await req.payload.db.updateOne({
    collection: 'users', id: userId, req,
    data: { memberships: [...memberships, { id: uuid(), website, roles: ['client'] }] },
  })
  await record(req, 'user.joined_website', { website, document: { collection: 'users', id: userId } })
}
