import { z } from 'zod'
import { MAX_AMOUNT_MINOR } from '../../domain/money/amount.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { documentOf } from '../../lib/http/output.ts'
import { askForRefund } from '../../operations/refunds/askForRefund.ts'
import { REFUNDABLE } from '../../operations/refunds/refundable.ts'
import { readableRefund } from '../../operations/refunds/readableRefund.ts'

/** A client or staff ask for money back. */
export const requestRefund = endpoint({
  method: 'post',
  path: '/',
  summary: 'Asks for a refund, of what the stage gives unless an amount is named; staff decide, or the website’s policy',
  access: ['client', 'support', 'admin'],
  idempotent: true,
  status: 201,
  input: z.object({
    payable: z.object({ collection: z.enum(REFUNDABLE), id: z.uuid() }).describe('What was paid for'),
    amountMinor: z.int().min(1).max(MAX_AMOUNT_MINOR).optional(),
    reason: z.string().trim().min(1).max(1_000),
  }),
  output: z.object({ doc: documentOf('refunds') }),
  refusals: ['not_found', 'refund_exceeds_paid', 'refund_nothing_due'],
  handler: async ({ req, user, input: { amountMinor = null, ...input } }) => {
    const id = await askForRefund(req, { ...input, amountMinor, user })
    return { doc: await readableRefund(req, id) }
  },
})
