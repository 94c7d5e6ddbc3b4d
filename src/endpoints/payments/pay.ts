import { z } from 'zod'
import type { ErrorCode } from '../../domain/errors.ts'
import { GATEWAYS, PAYMENT_MODES, type GatewayName } from '../../domain/gateways/gateway.ts'
import { PAYMENT_PURPOSES, type PaymentPurpose } from '../../domain/payments/payment.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { documentOf } from '../../lib/http/output.ts'
import { readable } from '../../lib/workflow/moveOne.ts'
import { createPayment } from '../../operations/payments/createPayment.ts'
import { PAYABLES } from '../../operations/payments/payables.ts'
import { retryPayment } from '../../operations/payments/retryPayment.ts'
import { startPayment } from '../../operations/payments/startPayment.ts'
import { cancelPayment } from '../../operations/payments/syncPayment.ts'
import { requireReadable } from '../../lib/http/requireReadable.ts'

const output = z.object({ doc: documentOf('payments') })
const refusals: ErrorCode[] = [
  'not_found',
  'payable_unknown', 'nothing_due', 'not_payable', 'gateway_off', 'gateway_unreachable', 'insufficient_funds', 'wallet_frozen', 'spending_limit_reached', 'payment_too_small', 'payment_too_large',
  'method_unknown', 'return_url_invalid', 'order_not_paid', 'payment_open', 'no_installment_plan', 'no_installment_due',
]

/** A client begins to pay. The answer says in `nextAction` what the frontend does next. */
export const pay = endpoint({
  method: 'post',
  path: '/',
  summary: 'Begins to pay what is due on a document of the caller: from the wallet, through a gateway, or both',
  access: ['client'],
  idempotent: true,
  status: 201,
  input: z.object({
    payable: z.strictObject({ collection: z.enum(Object.keys(PAYABLES) as [string]), id: z.uuid() }),
    purpose: z.enum(Object.keys(PAYMENT_PURPOSES) as [PaymentPurpose]).optional().describe('`installment` pays what is due of an installment plan; without it all that is left is paid'),
    useWallet: z.boolean().default(false).describe('Wallet and bonus credit first; the gateway pays the rest'),
    gateway: z.enum(Object.keys(GATEWAYS) as [GatewayName]).nullable().default(null).describe('Null pays from the wallet alone'),
    mode: z.enum(PAYMENT_MODES).optional().describe('`checkout` unless said otherwise: the gateway’s own page'),
    method: z.uuid().optional().describe('A saved method of the caller'),
    saveMethod: z.boolean().default(false),
    returnUrl: z.url().max(500).optional().describe('Where the gateway’s page sends the client back to; an address of the website'),
  }),
  output,
  refusals,
  handler: async ({ req, input: { saveMethod, ...input }, user }) =>
    ({ id: await createPayment(req, { ...input, savesMethod: saveMethod, client: user.id }) }),
  follow: async ({ req }, { id }: { id: string }) => started(req, id),
})

/** A failed, cancelled or expired attempt is tried again. */
export const retry = endpoint({
  method: 'post',
  path: '/:id/retry',
  summary: 'Tries a payment again that failed, was cancelled or has expired: a new attempt for what is due now',
  access: ['client'],
  idempotent: true,
  status: 201,
  input: z.object({}),
  output,
  refusals,
  handler: async ({ req, params, user }) => ({ id: await retryPayment(req, { id: params.id!, client: user.id }) }),
  follow: async ({ req }, { id }: { id: string }) => started(req, id),
})

/** A client or staff end an attempt. */
export const cancel = endpoint({
  method: 'post',
  path: '/:id/cancel',
  summary: 'Ends a payment that nobody has made yet; money that arrives in that moment counts',
  access: ['client', 'support', 'admin'],
  input: z.object({}),
  output,
  refusals: ['payment_finished', 'gateway_unreachable', 'gateway_off', 'order_not_paid'],
  handler: async ({ req, params }) => {
    await requireReadable(req, 'payments', params.id!)
    await cancelPayment(req, params.id!)
    return { doc: await readable(req, 'payments', params.id!) }
  },
})

async function started(req: Parameters<typeof startPayment>[0], id: string) {
  await startPayment(req, id)
  return { doc: await readable(req, 'payments', id) }
}
