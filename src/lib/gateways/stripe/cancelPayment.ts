import type { GatewayPayment } from '../../../domain/gateways/gateway.ts'
import { GatewayError } from '../../../domain/gateways/GatewayError.ts'
import { intentAnswer, sessionAnswer } from './answers.ts'
import type { Ask } from './ask.ts'
import { readPayment } from './readPayment.ts'

/** Closes a payment, and answers what has become of it: what was paid a moment before stays paid. */
export async function cancelPayment(ask: Ask, id: string): Promise<GatewayPayment> {
  try {
    if (id.startsWith('cs_')) await ask.for(sessionAnswer, (stripe) => stripe.checkout.sessions.expire(id))
    else await ask.for(intentAnswer, (stripe) => stripe.paymentIntents.cancel(id))
  } catch (error) {
    // Refused because it has ended: the reading says how.
    if (!(error instanceof GatewayError) || error.kind !== 'refused') throw error
  }
  return readPayment(ask, id)
}
