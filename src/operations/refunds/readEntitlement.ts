import type { CollectionSlug, PayloadRequest } from 'payload'
import type { Payable } from '../../domain/ledger/accountRef.ts'
import type { SignedInUser } from '../../domain/users/roles.ts'
import { notFound } from '../../lib/db/lock.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { lockReadable } from '../../lib/http/lockReadable.ts'
import { entitlementOf, roleTowards, type RefundableDoc } from './refundable.ts'

/**
 * What would come back now, for its client or staff.
 * @throws DomainError `not_found`, `forbidden`
 */
export const readEntitlement = (req: PayloadRequest, { payable, user }: { payable: Payable; user: SignedInUser }) =>
  inTransaction(req, async () => {
    // Under its lock, so that stage and books are of one moment.
    const doc = await lockReadable<RefundableDoc>(req, payable.collection as CollectionSlug, payable.id)
    if (!doc) throw notFound()
    roleTowards(user, doc)
    return entitlementOf(req, payable, doc)
  })
