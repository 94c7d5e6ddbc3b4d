import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook } from 'payload'
import { v7 as uuid } from 'uuid'
import { DomainError } from '../domain/errors.ts'
import { referenceCode } from '../domain/payments/referenceCode.ts'
import { idOf, rolesOn, type Role, type SignedInUser } from '../domain/users/roles.ts'
import { letGoOfMethod } from '../operations/payments/letGoOfMethod.ts'
import { websiteById } from '../lib/websites/settings.ts'

/**
 * Stamps what a requester can't choose: who asks, the currency, and the limit above which somebody
 * else must approve, as it is now.
 * @throws DomainError `invalid_input` when the person has no such balance on the website
 */
export const stampAdjustment: CollectionBeforeChangeHook = async ({ req, data, operation }) => {
  if (operation !== 'create') return data
  const website = await websiteById(req, idOf(data.website))
  const user = await req.payload.db.findOne<SignedInUser>({ collection: 'users', req, where: { id: { equals: idOf(data.user) } } })
  if (!user || !rolesOn(user, website.id).includes(data.party as Role)) {
    throw new DomainError('invalid_input', `“user”: Choose a ${data.party} of this website.`)
  }
  return {
    ...data,
    code: referenceCode('A', uuid()),
    currency: website.currency,
    limitMinor: website.settings.adjustmentApprovalMinor,
    requestedBy: req.user?.id ?? null,
  }
}

/** @throws DomainError `payment_open` */
export const letGo: CollectionBeforeDeleteHook = ({ req, id }) => letGoOfMethod(req, String(id))
