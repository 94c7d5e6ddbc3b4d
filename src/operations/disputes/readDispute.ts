import type { PayloadRequest } from 'payload'
import type { Dispute } from '../../domain/disputes/dispute.ts'

/** A dispute as it is now, without a lock. */
export const readDispute = (req: PayloadRequest, id: string): Promise<Dispute | null> =>
  req.payload.db.findOne<Dispute>({ collection: 'gateway-disputes' as never, req, joins: false, where: { id: { equals: id } } })
