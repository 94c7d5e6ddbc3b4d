import type { PayloadRequest } from 'payload'
import type { Dispute, DisputeMovement } from '../../domain/disputes/dispute.ts'
import type { GatewayDispute } from '../../domain/gateways/gateway.ts'
import { disputeMoved } from '../../domain/ledger/recipes/disputed.ts'
import { gatewayFee } from '../../domain/ledger/recipes/gatewayFee.ts'
import { post } from '../../lib/ledger/post.ts'

/** The keys of what was booked for a movement of a gateway, which reconciliation finds it by. */
export const movementKey = (dispute: string, movement: string): string => `dispute:${dispute}:${movement}`
export const movementFeeKey = (dispute: string, movement: string): string => `${movementKey(dispute, movement)}:fee`

/**
 * Books what the gateway took and gave back, each movement once by its id, so in any order. What it keeps in
 * another currency is booked by nobody: it needs somebody to look.
 * @returns what changes of the dispute
 */
export async function bookMovements(req: PayloadRequest, dispute: Dispute, said: GatewayDispute): Promise<Record<string, unknown>> {
  const known = new Set(dispute.movements.map(({ id }) => id))
  const fresh = said.movements.filter(({ id }) => !known.has(id))
  const foreign = fresh.filter(({ currency }) => currency !== said.currency)
  const booked = fresh.filter(({ currency }) => currency === said.currency)
  const links: Record<string, string> = {}
  for (const movement of booked) Object.assign(links, await book(req, dispute, movement))
  const movements = [...dispute.movements, ...booked]
  return {
    ...links, movements,
    withdrawnMinor: -sum(movements, 'amountMinor'),
    feeMinor: sum(movements, 'feeMinor'),
    ...(foreign.length > 0 && { problem: `The gateway has booked it in ${foreign[0]!.currency}. Book it with an adjustment.` }),
  }
}

const sum = (movements: readonly DisputeMovement[], field: 'amountMinor' | 'feeMinor'): number => movements.reduce((total, movement) => total + movement[field], 0) || 0

async function book(req: PayloadRequest, { id, website, gateway, gatewayId }: Dispute, movement: DisputeMovement): Promise<Record<string, string>> {
  const { amountMinor, feeMinor, currency } = movement
  const fact = { website, document: { collection: 'gateway-disputes', id }, actor: { id: null }, note: gatewayId }
  if (feeMinor !== 0) await post(req, { ...fact, kind: 'gateway_fee', idempotencyKey: movementFeeKey(id, movement.id), postings: gatewayFee({ gateway, feeMinor, currency }) })
  if (amountMinor === 0) return {}
  const isTaken = amountMinor < 0
  const transaction = await post(req, {
    ...fact, kind: isTaken ? 'dispute_opened' : 'dispute_won', idempotencyKey: movementKey(id, movement.id), postings: disputeMoved({ gateway, amountMinor, currency }),
  })
  return { [isTaken ? 'withdrawal' : 'reinstatement']: transaction.id }
}
