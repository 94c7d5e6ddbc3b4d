import { z } from 'zod'
import { endpoint } from '../../lib/http/endpoint.ts'
import { testConnection } from '../../operations/gateways/testConnection.ts'

export const testGateway = endpoint({
  method: 'post',
  path: '/:id/test',
  summary: 'Asks Stripe whether the secret key works; the address is where Stripe sends its webhooks',
  access: ['admin'],
  input: z.strictObject({}),
  output: z.strictObject({ works: z.boolean(), sentence: z.string(), webhookUrl: z.url() }),
  handler: ({ req, params }) => testConnection(req, params.id!),
})
