import type { PayloadRequest } from 'payload'
import type { Payment } from '../../domain/payments/payment.ts'
import { notFound } from '../../lib/db/lock.ts'

/** An attempt as it is now, without a lock. @throws DomainError `not_found` */
export async function readPayment(req: PayloadRequest, id: string): Promise<Payment> {
  const found = await req.payload.db.findOne<Payment>({ collection: 'payments', req, joins: false, where: { id: { equals: id } } })
  if (!found) throw notFound()
  return found
}
