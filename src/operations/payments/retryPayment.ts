import type { PayloadRequest } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import type { Payment } from '../../domain/payments/payment.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { lockReadable } from '../../lib/http/lockReadable.ts'
import { notFound } from '../../lib/db/lock.ts'
import { createPayment } from './createPayment.ts'
import { isOpen } from './syncPayment.ts'

/**
 * Tries a failed, cancelled or expired attempt again, as a new one in the same way, for what is due now.
 * @returns the id of the new attempt
 * @throws DomainError `not_found`, `payment_open`, `nothing_due`, and as `createPayment`
 */
export const retryPayment = (req: PayloadRequest, { id, client }: { id: string; client: string }): Promise<string> =>
  inTransaction(req, async () => {
    const before = await lockReadable<Payment>(req, 'payments' as never, id)
    if (!before) throw notFound()
    if (isOpen(before)) throw new DomainError('payment_open', 'This payment is not over yet. Go on with it, or cancel it first.', { state: before.state })
    return createPayment(req, {
      client, payable: { collection: before.payableCollection, id: before.payableId }, purpose: before.purpose, useWallet: before.walletMinor > 0,
      gateway: before.gateway, mode: before.mode ?? undefined, method: before.method ?? undefined, savesMethod: before.savesMethod,
      returnUrl: before.returnUrl ?? undefined,
    })
  })
