import { z } from 'zod'
import { PAYOUT_METHODS, type PayoutMethod } from '../../domain/payouts/payoutDetails.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { moment } from '../../lib/http/output.ts'
import { changeOwnDetails } from '../../operations/payouts/keepDetails.ts'
import { readOwnDetails } from '../../operations/payouts/readOwnDetails.ts'

const method = z.enum(Object.keys(PAYOUT_METHODS) as [PayoutMethod, ...PayoutMethod[]])

const OwnPayoutDetails = z.object({
  details: z.object({ method, account: z.string().describe('The last four letters alone'), holder: z.string().nullable(), changedAt: moment }).nullable(),
  holdUntil: moment.nullable().describe('Payouts wait until then'),
  currency: z.string(),
  payableMinor: z.int().describe('What can be asked for now: available less owed'),
  minimumMinor: z.int(),
}).meta({ id: 'OwnPayoutDetails' })

/** Where the caller is paid, and what can be asked for. */
export const ownDetails = endpoint({
  method: 'get',
  path: '/writers/me/payout-details',
  summary: 'Where the caller’s payouts go, and how much can be asked for',
  access: ['writer'],
  output: OwnPayoutDetails,
  handler: ({ req, user, website }) => readOwnDetails(req, website, user.id),
})

/** The caller gives or changes the account. */
export const giveOwnDetails = endpoint({
  method: 'post',
  path: '/writers/me/payout-details',
  summary: 'Gives or changes the account for the caller’s payouts; a mail tells of it, and payouts wait for some days',
  access: ['writer'],
  idempotent: true,
  input: z.object({
    method,
    holder: z.string().trim().max(70).optional().describe('As the bank has it, in Latin letters'),
    iban: z.string().max(50).optional().describe('For a bank account'),
    bic: z.string().max(15).optional().describe('For a bank outside of the SEPA countries'),
    accountId: z.string().max(80).optional().describe('For an account at Stripe: acct_…'),
  }),
  output: OwnPayoutDetails,
  refusals: ['payout_details_invalid', 'conflict'],
  handler: async ({ req, user, website, input }) => {
    await changeOwnDetails(req, { ...input, website, writer: user.id })
    return readOwnDetails(req, website, user.id)
  },
})
