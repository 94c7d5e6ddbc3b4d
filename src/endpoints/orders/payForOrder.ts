import { z } from 'zod'
import { endpoint } from '../../lib/http/endpoint.ts'
import { documentOf } from '../../lib/http/output.ts'
import { payOrder } from '../../operations/orders/payOrder.ts'
import { readableOrder } from '../../operations/orders/readableOrder.ts'

export const payForOrder = endpoint({
  method: 'post',
  path: '/:id/pay',
  summary: 'Pays what is due on an order from the wallet',
  access: 'user',
  idempotent: true,
  input: z.object({ source: z.literal('wallet') }),
  output: z.object({ paidMinor: z.int(), doc: documentOf('orders') }),
  refusals: ['insufficient_funds', 'wallet_frozen', 'spending_limit_reached', 'order_already_paid', 'order_not_payable', 'order_not_paid'],
  handler: async ({ req, user, params }) => {
    const { paidMinor } = await payOrder(req, { orderId: params.id!, user: user.id, isAskedFor: true })
    return { paidMinor, doc: await readableOrder(req, params.id) }
  },
})
