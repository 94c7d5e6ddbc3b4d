import type { PayloadRequest } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import { isSameAccount, payoutAccount, type GivenAccount, type PayoutAccount } from '../../domain/payouts/payoutDetails.ts'
import { now } from '../../lib/clock.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { holdsRole } from '../../lib/users/holdsRole.ts'
import { currentDetails } from './currentDetails.ts'
import { lockWriter } from './lockWriter.ts'

export type GivenDetails = GivenAccount & { website: string; writer: string }
export type DetailsToKeep = PayoutAccount & { changedBy: string | null; createdAt: string }

/**
 * An account as a new version for a writer; no other version comes before this transaction ends.
 * @throws DomainError `payout_details_invalid`, `invalid_input` when the person is no writer there,
 *   `conflict` when it is the present one
 */
export async function detailsToKeep(req: PayloadRequest, { website, writer, ...given }: GivenDetails): Promise<DetailsToKeep> {
  if (!(await holdsRole(req, { user: writer, website, role: 'writer' }))) {
    throw new DomainError('invalid_input', '“writer”: Choose somebody with the role writer on this website.', { problems: [{ path: 'writer' }] })
  }
  const account = payoutAccount(given)
  await lockWriter(req, website, writer)
  const current = await currentDetails(req, website, writer)
  if (current && isSameAccount(current, account)) throw new DomainError('conflict', 'This is the present account already.')
  return { ...account, changedBy: (req.user?.id as string | undefined) ?? null, createdAt: now().toISOString() }
}

export type OwnDetails = GivenAccount & { website: string; writer: string }

/**
 * A writer gives or changes the account for payouts.
 * @throws DomainError as `detailsToKeep`
 */
export const changeOwnDetails = (req: PayloadRequest, given: OwnDetails): Promise<void> =>
  inTransaction(req, async () => {
    await req.payload.create({ collection: 'payout-details', req, data: given as never })
  })
