import { z } from 'zod'
import { TITLE_LENGTH } from '../../domain/orders/types.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { documentOf } from '../../lib/http/output.ts'
import { createOrder } from '../../operations/orders/createOrder.ts'
import { readableOrder } from '../../operations/orders/readableOrder.ts'

const MAX_TOKEN = 8_000

export const placeOrder = endpoint({
  method: 'post',
  path: '/',
  summary: 'Makes a draft of a quote; submit it to place the order',
  access: ['client'],
  idempotent: true,
  status: 201,
  input: z.object({
    quote: z.string().min(1).max(MAX_TOKEN),
    title: z.string().trim().min(1).max(TITLE_LENGTH),
    brief: z.record(z.string().max(100), z.unknown()),
  }),
  output: z.object({ doc: documentOf('orders') }),
  refusals: ['quote_invalid', 'quote_expired', 'quote_wrong_website', 'brief_invalid'],
  handler: async ({ req, user, website, input }) => {
    const id = await createOrder(req, { ...input, website, client: user.id })
    return { doc: await readableOrder(req, id) }
  },
})
