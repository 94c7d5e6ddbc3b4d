import { z } from 'zod'
import { MAX_AMOUNT_MINOR } from '../../domain/money/amount.ts'
import { PAYOUT_STATES } from '../../domain/payouts/payoutWorkflow.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { moment } from '../../lib/http/output.ts'
import { requestPayout } from '../../operations/payouts/requestPayout.ts'

/** A writer asks for cleared earnings. */
export const requestOwnPayout = endpoint({
  method: 'post',
  path: '/',
  summary: 'Asks for a payout of the caller’s available earnings; staff approve it and send it',
  access: ['writer'],
  idempotent: true,
  status: 201,
  input: z.object({ amountMinor: z.union([z.int().min(1).max(MAX_AMOUNT_MINOR), z.literal('all')]).describe('An amount in minor units, or `all`') }),
  output: z.object({
    doc: z.object({
      id: z.uuid(), code: z.string(), amountMinor: z.int(), currency: z.string(), state: z.enum(PAYOUT_STATES),
      account: z.string().describe('Where it goes, with the last four letters alone'),
      heldUntil: moment.nullable().describe('It waits until then, because the account was given or changed a short while ago'),
      version: z.int(),
    }).meta({ id: 'OwnPayout' }),
  }),
  refusals: ['payout_details_missing', 'payout_already_open', 'payout_too_small', 'insufficient_funds'],
  handler: async ({ req, user, website, input }) => {
    const doc = await requestPayout(req, { website, writer: user.id, amountMinor: input.amountMinor, requestedBy: user.id })
    const { id, code, amountMinor, currency, state, account, heldUntil = null, version } = doc as typeof doc & Record<string, unknown>
    return { doc: { id, code, amountMinor, currency, state, account, heldUntil, version } }
  },
})
