import type { GatewayMovement } from '../../domain/gateways/gateway.ts'
import type { Movement } from '../../domain/reconciliation/compare.ts'

/** What the ledger books of the gateway's movements, subject by subject, and what went on to the bank account. */
export function subjectsOf(movement: GatewayMovement): Movement[] {
  const { id, kind, intentId, sourceId, amountMinor, feeMinor, currency, createdAt: at } = movement
  if (kind === 'payout') return []
  const about = kind === 'charge' ? (intentId ?? sourceId) : sourceId
  const main: Movement = { subject: `${NAMES[kind]} ${about}`, amountMinor, currency, at, id }
  if (feeMinor === 0) return [main]
  return [main, { subject: feeSubject(movement), amountMinor: -feeMinor, currency, at, id }]
}

/** A payment may be disputed more than once: each dispute has a fee of its own, which comes back with it. */
function feeSubject({ kind, intentId, sourceId }: GatewayMovement): string {
  if (kind === 'dispute') return `dispute fee ${sourceId}`
  return kind === 'dispute_reversal' ? `dispute fee reversal ${sourceId}` : `fee ${intentId ?? sourceId}`
}

/** What comes back may come weeks later, and is a fact of its own: nobody reads so far back. */
const NAMES: Record<Exclude<GatewayMovement['kind'], 'payout'>, string> = {
  charge: 'charge', refund: 'refund', refund_failure: 'refund failure', dispute: 'dispute', dispute_reversal: 'dispute reversal',
  transfer: 'transfer', transfer_return: 'transfer return', fee: 'fee', other: 'other',
}
