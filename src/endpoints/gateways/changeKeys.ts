import { z } from 'zod'
import { SECRET_KEY, WEBHOOK_SECRET } from '../../domain/gateways/stripeKeys.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { moment } from '../../lib/http/output.ts'
import { changeStripeKeys } from '../../operations/gateways/changeStripeKeys.ts'

const hint = z.string().nullable()

export const changeKeys = endpoint({
  method: 'post',
  path: '/:id/keys',
  summary: 'Enters keys of Stripe, which nobody can read again; what is left out stays, and null removes it',
  access: ['admin'],
  input: z.strictObject({
    secretKey: z.string().trim().regex(SECRET_KEY, 'use the secret key, which begins with sk_ or rk_').nullish(),
    webhookSecret: z.string().trim().regex(WEBHOOK_SECRET, 'use the signing secret of the webhook, which begins with whsec_').nullish(),
  }),
  output: z.strictObject({
    keyMode: z.enum(['test', 'live']).nullable(), secretKeyHint: hint, webhookSecretHint: hint, keysSince: moment.nullable(),
  }),
  handler: ({ req, params, input, user }) => changeStripeKeys(req, { id: params.id!, ...input, user }),
})
