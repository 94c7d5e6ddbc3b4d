import { z } from 'zod'
import { endpoint } from '../../lib/http/endpoint.ts'
import { receiveStripeEvent } from '../../operations/gateways/receiveStripeEvent.ts'

export const stripeWebhook = endpoint({
  method: 'post',
  path: '/webhooks/stripe/:website',
  summary: 'Where Stripe tells a website, named by its slug, what has happened; signed with the secret of its webhook',
  access: 'public',
  rawBody: true,
  output: z.strictObject({ received: z.literal(true) }),
  refusals: ['webhook_signature_invalid', 'webhook_malformed', 'gateway_off'],
  handler: async ({ req, params }) => {
    await receiveStripeEvent(req, { slug: params.website!, body: (await req.text?.()) ?? '', signature: req.headers.get('stripe-signature') })
    return { received: true as const }
  },
})
