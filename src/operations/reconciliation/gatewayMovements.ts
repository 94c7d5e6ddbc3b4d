import type { GatewayMovement } from '../../domain/gateways/gateway.ts'
import type { Movement } from '../../domain/reconciliation/compare.ts'

/** What the ledger books of the gateway's movements, subject by subject, and what went on to the bank account. */
export function subjectsOf(movement: GatewayMovement): Movement[] {
  const { id, kind, intentId, sourceId, amountMinor, feeMinor, currency, createdAt: at } = movement
  if (kind === 'payout') return []
  const about = kind === 'charge' ? (intentId ?? sourceId) : sourceId
  const main: Movement = { subject: `${NAMES[kind]} ${about}`, amountMinor, currency, at, id }
  if (feeMinor === 0) return [main]
  return [main, { subject: `fee ${intentId ?? sourceId}`, amountMinor: -feeMinor, currency, at, id }]
}

/** A reversal is about what it reverses. */
const NAMES: Record<Exclude<GatewayMovement['kind'], 'payout'>, string> = {
  charge: 'charge', refund: 'refund', refund_failure: 'refund', dispute: 'dispute', dispute_reversal: 'dispute',
  transfer: 'transfer', transfer_return: 'transfer', fee: 'fee', other: 'other',
}
