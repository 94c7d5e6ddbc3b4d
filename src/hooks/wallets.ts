import type { CollectionBeforeChangeHook } from 'payload'
import { v7 as uuid } from 'uuid'
import { DomainError } from '../domain/errors.ts'
import { referenceCode } from '../domain/payments/referenceCode.ts'
import { idOf } from '../domain/users/roles.ts'
import { now } from '../lib/clock.ts'
import { websiteById } from '../lib/websites/settings.ts'
import { lockWallet } from '../operations/wallets/freezeWallet.ts'

/**
 * Stamps what a requester can't choose: who asks, the currency, a code that begins with `letter`, and
 * the limit above which somebody else must approve, as it is now.
 */
export const stampRequest =
  (letter: string): CollectionBeforeChangeHook =>
  async ({ req, data, operation }) => {
    if (operation !== 'create') return data
    const { currency, settings } = await websiteById(req, idOf(data.website))
    return { ...data, code: referenceCode(letter, uuid()), currency, limitMinor: settings.adjustmentApprovalMinor, requestedBy: req.user?.id ?? null }
  }

/** Stamps who freezes, and waits for whoever is spending from the wallet. */
export const stampFreeze: CollectionBeforeChangeHook = async ({ req, data, operation }) => {
  if (operation !== 'create') return data
  const website = idOf(data.website)
  await lockWallet(req, website, idOf(data.client))
  const { currency } = await websiteById(req, website)
  return { ...data, code: referenceCode('F', uuid()), currency, requestedBy: req.user?.id ?? null, cause: null }
}

/** Credit that has lapsed already would be no gift. @throws DomainError `bonus_expired` */
export const requireFuture: CollectionBeforeChangeHook = ({ data, operation }) => {
  if (operation === 'create' && data.expiresAt && new Date(data.expiresAt as string) <= now()) throw new DomainError('bonus_expired', '“expiresAt”: Choose a moment in the future.')
  return data
}
