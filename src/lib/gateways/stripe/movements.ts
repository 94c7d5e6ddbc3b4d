import type { GatewayMovement } from '../../../domain/gateways/gateway.ts'
import { ourMinor } from './amounts.ts'
import { movementAnswer, pageOf, type MovementAnswer } from './answers.ts'
import type { Ask } from './ask.ts'

const DAY_MS = 86_400_000

/** Stripe lists the newest first, so it is asked day by day and each day is turned round. */
export async function* movementsSince(ask: Ask, from: Date, until: Date): AsyncIterable<GatewayMovement> {
  for (let start = from.getTime(); start < until.getTime(); start += DAY_MS) {
    const day = await movementsOf(ask, secondOf(start), secondOf(Math.min(start + DAY_MS, until.getTime())))
    for (const movement of day.reverse()) yield toMovement(movement)
  }
}

const secondOf = (ms: number): number => Math.ceil(ms / 1_000)

async function movementsOf(ask: Ask, gte: number, lt: number): Promise<MovementAnswer[]> {
  const all: MovementAnswer[] = []
  for (;;) {
    const after = all.at(-1)?.id
    const page = await ask.for(pageOf(movementAnswer), (stripe) =>
      stripe.balanceTransactions.list({ created: { gte, lt }, limit: 100, expand: ['data.source'], ...(after && { starting_after: after }) }))
    all.push(...page.data)
    if (!page.has_more || page.data.length === 0) return all
  }
}

const KINDS: Readonly<Record<string, GatewayMovement['kind']>> = {
  charge: 'charge', payment: 'charge', refund: 'refund', payment_refund: 'refund', refund_failure: 'refund_failure', payment_failure_refund: 'refund_failure',
  transfer: 'transfer', transfer_refund: 'transfer_return', transfer_cancel: 'transfer_return', transfer_failure: 'transfer_return',
  stripe_fee: 'fee', stripe_fx_fee: 'fee', tax_fee: 'fee', application_fee: 'fee', payout: 'payout', payout_failure: 'payout', payout_cancel: 'payout',
}

function toMovement({ id, type, amount, fee, currency, created, source }: MovementAnswer): GatewayMovement {
  const about = typeof source === 'object' ? source : null
  return {
    id,
    kind: about?.object === 'dispute' ? disputeKind(amount) : (KINDS[type] ?? 'other'),
    sourceId: typeof source === 'string' ? source : (about?.id ?? id),
    intentId: about?.payment_intent ?? null,
    amountMinor: ourMinor(amount, currency),
    feeMinor: ourMinor(fee, currency),
    currency,
    createdAt: new Date(created * 1_000),
  }
}

const disputeKind = (amount: number): GatewayMovement['kind'] => (amount < 0 ? 'dispute' : 'dispute_reversal')
