import { z } from 'zod'
import { REFUND_STAGES } from '../../domain/refunds/entitlement.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { readEntitlement } from '../../operations/refunds/readEntitlement.ts'
import { REFUNDABLE } from '../../operations/refunds/refundable.ts'

/** What would come back now. */
export const refundEntitlement = endpoint({
  method: 'get',
  path: '/entitlement',
  summary: 'What the present stage gives back of what was paid, with the reasons, and what can be given back at most',
  access: ['client', 'support', 'admin'],
  query: z.object({ collection: z.enum(REFUNDABLE), id: z.uuid() }),
  output: z.object({
    stage: z.enum(REFUND_STAGES),
    percent: z.number().describe('Of the price'),
    amountMinor: z.int().describe('What the stage gives, beyond what went back before and was asked for already'),
    leftMinor: z.int().describe('Paid and not given back: no refund is more'),
    pendingMinor: z.int().describe('Asked for and not decided'),
    paidMinor: z.int(),
    refundedMinor: z.int(),
    currency: z.string(),
    reasons: z.array(z.string()),
  }).meta({ id: 'RefundEntitlement' }),
  refusals: ['not_found'],
  handler: ({ req, user, query }) => readEntitlement(req, { payable: query, user }),
})
