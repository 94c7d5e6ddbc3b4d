import { z } from 'zod'
import { GATEWAYS, type GatewayName } from '../../domain/gateways/gateway.ts'
import { TOP_UP_STATES } from '../../domain/payments/topUpWorkflow.ts'
import { MAX_AMOUNT_MINOR } from '../../domain/money/amount.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { requestTopUp } from '../../operations/payments/requestTopUp.ts'

const gateways = z.enum(Object.keys(GATEWAYS) as [GatewayName])

/** A client fills the wallet: by a transfer that staff confirm, or through a gateway with `POST /api/payments`. */
export const topUp = endpoint({
  method: 'post',
  path: '/wallets/top-ups',
  summary: 'Announces a top-up of the caller’s wallet: staff confirm a transfer, a demo website confirms it at once; through another gateway it is paid with POST /api/payments',
  access: ['client'],
  idempotent: true,
  status: 201,
  input: z.object({
    amountMinor: z.int().min(1).max(MAX_AMOUNT_MINOR),
    currency: z.string().regex(/^[A-Z]{3}$/, 'Use an ISO 4217 code such as USD'),
    gateway: gateways,
  }),
  output: z.object({
    doc: z.object({
      id: z.uuid(), code: z.string().describe('The client writes it into the transfer'), amountMinor: z.int(), currency: z.string(),
      gateway: gateways, state: z.enum(TOP_UP_STATES), version: z.int(),
    }),
    message: z.string(),
  }),
  refusals: ['wrong_currency', 'top_up_too_small', 'top_up_too_large'],
  handler: async ({ req, input, user, website }) => {
    const doc = await requestTopUp(req, { ...input, website, client: user.id })
    const { id, code, amountMinor, currency, gateway, state, version } = doc as typeof doc & Record<string, unknown>
    return { doc: { id, code, amountMinor, currency, gateway, state, version }, message: messageOf(doc) }
  },
})

function messageOf({ state, gateway, code }: Record<string, unknown>): string {
  if (state === 'confirmed') return 'Confirmed at once, because this is a demo: no money was asked for.'
  if (gateway !== 'manual') return 'Pay it with POST /api/payments. The money can be spent as soon as it has arrived.'
  return `Write ${String(code)} into the transfer. The money can be spent as soon as we have found it.`
}
