import { z } from 'zod'
import { viewerOf } from '../../domain/orders/viewer.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { facts, moment } from '../../lib/http/output.ts'
import { readableOrder } from '../../operations/orders/readableOrder.ts'
import { readTimeline } from '../../operations/orders/readTimeline.ts'

export const timeline = endpoint({
  method: 'get',
  path: '/:id/timeline',
  summary: 'What happened to an order, the latest first',
  access: 'user',
  query: z.object({ page: z.coerce.number().int().min(1).max(1_000).default(1), limit: z.coerce.number().int().min(1).max(100).default(50) }),
  output: z.object({
    events: z.array(z.object({
      id: z.uuid(), event: z.string(), from: z.string().nullable(), to: z.string().nullable(), at: moment,
      by: z.object({ role: z.string(), name: z.string().nullable() }),
      data: facts,
    }).meta({ id: 'OrderEvent' })),
    page: z.int(), limit: z.int(), hasNextPage: z.boolean(),
  }),
  handler: async ({ req, user, params, query }) => {
    const order = await readableOrder(req, params.id)
    return readTimeline(req, { order: order.id, viewer: viewerOf(user, order), ...query })
  },
})
