import type { PaymentStep } from '../gateways/paymentStep.ts'
import type { PaymentState } from './payment.ts'

const MOVES: Record<PaymentStep, { name: string; from: readonly PaymentState[] }> = {
  requires_action: { name: 'ask', from: ['created'] },
  processing: { name: 'process', from: ['created', 'requires_action'] },
  // Money that arrives is booked, also when nobody waits for it any more.
  succeeded: { name: 'succeed', from: ['created', 'requires_action', 'processing', 'failed', 'cancelled', 'expired'] },
  failed: { name: 'fail', from: ['created', 'requires_action', 'processing'] },
  cancelled: { name: 'cancel', from: ['created', 'requires_action', 'processing'] },
  expired: { name: 'expire', from: ['created', 'requires_action', 'processing'] },
}

/** The move that what a gateway says now asks for; null when the attempt is there, or further, already. */
export function paymentMove(state: PaymentState, step: PaymentStep): string | null {
  const { name, from } = MOVES[step]
  return from.includes(state) ? name : null
}
