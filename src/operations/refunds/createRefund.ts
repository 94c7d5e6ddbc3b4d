import type { PayloadRequest } from 'payload'
import { v7 as uuid } from 'uuid'
import type { Payable } from '../../domain/ledger/accountRef.ts'
import { referenceCode } from '../../domain/payments/referenceCode.ts'
import type { Entitlement } from '../../domain/refunds/entitlement.ts'
import { now } from '../../lib/clock.ts'
import { websiteById } from '../../lib/websites/settings.ts'
import type { Document } from '../../lib/workflow/effect.ts'
import type { RefundableDoc } from './refundable.ts'

export type NewRefund = {
  payable: Payable
  doc: RefundableDoc
  amountMinor: number
  reason: string
  given: Pick<Entitlement, 'stage' | 'percent' | 'amountMinor' | 'reasons'>
  requestedBy: string | null
  /** Why no person decides; null when one does. */
  automatic: 'policy' | 'cancelled' | null
  whyPerson: string[]
  /** What is known when the money has moved already. */
  moved?: Record<string, unknown>
}

/** Writes a refund. Lock what it is about before. */
export async function createRefund(req: PayloadRequest, refund: NewRefund): Promise<Document> {
  const { payable, doc, amountMinor, reason, given, requestedBy, automatic, whyPerson, moved = {} } = refund
  const { settings } = await websiteById(req, doc.website)
  const at = now().toISOString()
  const created = await req.payload.db.create({
    collection: 'refunds', req,
    data: {
      website: doc.website, client: doc.client, currency: doc.currency, code: referenceCode('F', uuid()), payableCollection: payable.collection, payableId: payable.id,
      amountMinor, reason, stage: given.stage, entitlementPercent: given.percent, entitledMinor: given.amountMinor, entitlementReasons: given.reasons,
      requestedBy, automatic, whyPerson, limitMinor: settings.refundApprovalMinor as number, asks: 0,
      state: 'requested', stateSince: at, stateEpisode: 0, version: 0, createdAt: at, updatedAt: at, ...moved,
    },
  })
  return created as unknown as Document
}
