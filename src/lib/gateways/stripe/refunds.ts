import type { GatewayRefund, RefundOrder } from '../../../domain/gateways/gateway.ts'
import { GatewayError } from '../../../domain/gateways/GatewayError.ts'
import type { z } from 'zod'
import { ourMinor, stripeAmount } from './amounts.ts'
import { pageOf, refundAnswer } from './answers.ts'
import type { Ask } from './ask.ts'
import { keyOf, startOnce } from './start.ts'

type Answer = z.output<typeof refundAnswer>

/** Gives money of a payment back, once for each id; answers the present state. */
export async function refund(ask: Ask, order: RefundOrder): Promise<GatewayRefund> {
  const { amount } = stripeAmount(order.amountMinor, order.currency)
  const params = { payment_intent: order.intentId, amount, metadata: { refund: order.id, website: ask.account.websiteId } }
  const made = await startOnce({
    id: order.id,
    create: () => ask.for(refundAnswer, (stripe) => stripe.refunds.create(params, keyOf('refund', order.id, 'create'))),
    find: () => find(ask, order),
  })
  return readRefund(ask, made.id)
}

export async function readRefund(ask: Ask, id: string): Promise<GatewayRefund> {
  const answer = await ask.for(refundAnswer, (stripe) => stripe.refunds.retrieve(id))
  if (answer.id !== id || !answer.payment_intent) throw new GatewayError('unreachable', `Stripe’s answer can’t be understood: it is not about the refund ${id}.`, 'nonsense')
  const { payment_intent: intentId, amount, currency, failure_reason: reason, status } = answer
  return { id, intentId, step: stepOf(answer), amountMinor: ourMinor(amount, currency), currency, reason: reason ?? (status === 'canceled' ? 'canceled' : null) }
}

const STEPS: Readonly<Record<string, GatewayRefund['step']>> = { pending: 'processing', requires_action: 'processing', succeeded: 'succeeded', failed: 'failed', canceled: 'failed' }

function stepOf({ status }: Answer): GatewayRefund['step'] {
  const step = STEPS[status]
  if (!step) throw new GatewayError('unreachable', `Stripe’s answer can’t be understood: the status ${status}.`, 'nonsense')
  return step
}

async function find(ask: Ask, { id, intentId }: RefundOrder): Promise<Answer | null> {
  const { data } = await ask.for(pageOf(refundAnswer), (stripe) => stripe.refunds.list({ payment_intent: intentId, limit: 100 }))
  return data.find(({ metadata }) => metadata?.['refund'] === id) ?? null
}
