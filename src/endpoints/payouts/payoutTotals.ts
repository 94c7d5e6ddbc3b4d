import { z } from 'zod'
import { PAYOUT_STATES } from '../../domain/payouts/payoutWorkflow.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { readPayoutTotals } from '../../operations/payouts/readPayoutTotals.ts'

/** How much is where, for staff. */
export const payoutTotals = endpoint({
  method: 'get',
  path: '/totals',
  summary: 'How many payouts of the website are in each state, and their sum',
  access: ['admin', 'support'],
  output: z.object({
    currency: z.string(),
    totals: z.array(z.object({ state: z.enum(PAYOUT_STATES), count: z.int(), totalMinor: z.int() }).meta({ id: 'PayoutTotal' })),
  }),
  handler: ({ req, website }) => readPayoutTotals(req, website),
})
