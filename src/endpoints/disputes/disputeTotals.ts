import { z } from 'zod'
import { DISPUTE_STATES } from '../../domain/disputes/dispute.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { readDisputeTotals } from '../../operations/disputes/readDisputeTotals.ts'

/** What disputes cost so far, for staff. */
export const disputeTotals = endpoint({
  method: 'get',
  path: '/totals',
  summary: 'How many disputes of the website are in each state, what they are about, what is with the clients’ banks, and the fees',
  access: ['admin', 'support'],
  output: z.object({
    currency: z.string(),
    totals: z.array(z.object({
      state: z.enum(DISPUTE_STATES), count: z.int(), amountMinor: z.int(), withdrawnMinor: z.int(), feeMinor: z.int(), recoveredMinor: z.int(),
    }).meta({ id: 'DisputeTotal' })),
  }),
  handler: ({ req, website }) => readDisputeTotals(req, website),
})
