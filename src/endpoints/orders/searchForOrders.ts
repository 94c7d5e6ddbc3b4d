import { z } from 'zod'
import { current } from '../../lib/context.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { documentOf } from '../../lib/http/output.ts'
import { searchOrders } from '../../operations/orders/searchOrders.ts'

export const searchForOrders = endpoint({
  method: 'get',
  path: '/search',
  summary: 'Orders by the beginning of their number or words of their title',
  access: 'user',
  query: z.object({ q: z.string().trim().min(1).max(200), limit: z.coerce.number().int().min(1).max(50).default(20) }),
  output: z.object({ docs: z.array(documentOf('orders')) }),
  handler: ({ req, user, query }) => searchOrders(req, { ...query, user, website: current().websiteId }),
})
