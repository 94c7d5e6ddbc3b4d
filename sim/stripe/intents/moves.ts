import { invalid } from '../core/errors.ts'
import type { Resource } from '../core/types.ts'

export type Status = 'requires_payment_method' | 'requires_confirmation' | 'requires_action' | 'processing' | 'requires_capture' | 'canceled' | 'succeeded'

type Moves = Record<string, { from: Status[]; done: string }>

/** From which states a payment intent can be confirmed, captured and so on. Test cards never stay in `processing`. */
export const PAYMENT_MOVES = {
  update: { from: ['requires_payment_method', 'requires_confirmation', 'requires_action'], done: 'updated' },
  confirm: { from: ['requires_payment_method', 'requires_confirmation', 'requires_action'], done: 'confirmed' },
  capture: { from: ['requires_capture'], done: 'captured' },
  cancel: { from: ['requires_payment_method', 'requires_capture', 'requires_confirmation', 'requires_action', 'processing'], done: 'canceled' },
  authenticate: { from: ['requires_action'], done: 'authenticated' },
} satisfies Moves

export const SETUP_MOVES = {
  update: { from: ['requires_payment_method', 'requires_confirmation', 'requires_action'], done: 'updated' },
  confirm: { from: ['requires_payment_method', 'requires_confirmation', 'requires_action'], done: 'confirmed' },
  cancel: { from: ['requires_payment_method', 'requires_confirmation', 'requires_action'], done: 'canceled' },
  authenticate: { from: ['requires_action'], done: 'authenticated' },
} satisfies Moves

/** @throws StripeError `payment_intent_unexpected_state` or `setup_intent_unexpected_state`, with the intent as it is */
export function assertMove(intent: Resource, move: keyof typeof PAYMENT_MOVES): void {
  const isPayment = intent.object === 'payment_intent'
  const moves: Moves = isPayment ? PAYMENT_MOVES : SETUP_MOVES
  const { from, done } = moves[move]!
  if (from.includes(intent.status as Status)) return
  const name = isPayment ? 'PaymentIntent' : 'SetupIntent'
  const message = move === 'confirm' && intent.status === 'succeeded'
    ? `You cannot confirm this ${name} because it has already succeeded after being previously confirmed.`
    : `You cannot ${move} this ${name} because it has a status of ${intent.status}. Only a ${name} with one of the following statuses may be ${done}: ${from.join(', ')}.`
  throw invalid(message, { code: `${intent.object}_unexpected_state`, [intent.object]: intent })
}
