/** Where a refund goes, part by part. What goes to the wallet and to bonus credit is there at once. */
export const PART_STATES = ['waiting', 'processing', 'succeeded', 'failed'] as const
export type PartState = (typeof PART_STATES)[number]

export type RefundPart = {
  to: 'gateway' | 'wallet' | 'bonus'
  amountMinor: number
  state: PartState
  /** Of a part that a gateway gives back: which one, for which payment, and what it calls the refund. */
  gateway: string | null
  payment: string | null
  intentId: string | null
  gatewayId: string | null
  /** Why the gateway could not. */
  reason: string | null
}

/** A payment through a gateway, with what refunds have taken of it so far. */
export type GatewayFunding = { /** Null for a transfer that staff found without one. */ payment: string | null; gateway: string; intentId: string | null; amountMinor: number; refundedMinor: number }

type Credit = { to: 'gateway' | 'wallet' | 'bonus'; gateway: string | null; amountMinor: number }

/**
 * Splits what goes back through gateways by the payments that funded it, the last payment first. What no
 * payment covers has no intent: it can't be asked for, and becomes store credit.
 * @param fundings oldest first
 */
export function partsOf(credits: readonly Credit[], fundings: readonly GatewayFunding[]): RefundPart[] {
  const left = fundings.map((funding) => ({ ...funding }))
  return credits.flatMap((credit) => (credit.to === 'gateway' ? gatewayParts(credit, left) : [atOnce(credit)]))
}

const atOnce = ({ to, amountMinor }: Credit): RefundPart =>
  ({ to, amountMinor, state: 'succeeded', gateway: null, payment: null, intentId: null, gatewayId: null, reason: null })

function gatewayParts({ gateway, amountMinor }: Credit, fundings: GatewayFunding[]): RefundPart[] {
  const parts: RefundPart[] = []
  const add = (partMinor: number, funding: GatewayFunding | null) =>
    parts.push({ to: 'gateway', amountMinor: partMinor, state: 'waiting', gateway, payment: funding?.payment ?? null, intentId: funding?.intentId ?? null, gatewayId: null, reason: null })
  let leftMinor = amountMinor
  for (const funding of fundings.filter((each) => each.gateway === gateway).toReversed()) {
    const partMinor = Math.min(leftMinor, funding.amountMinor - funding.refundedMinor)
    if (partMinor <= 0) continue
    funding.refundedMinor += partMinor
    leftMinor -= partMinor
    add(partMinor, funding)
  }
  if (leftMinor > 0) add(leftMinor, null)
  return parts
}

/** Parts that a gateway still has to decide on, by their place. */
export const openParts = (parts: readonly RefundPart[]): number[] =>
  parts.flatMap(({ state }, index) => (state === 'waiting' || state === 'processing' ? [index] : []))

/** The move that a refund is due for, by what became of its parts; null while a part is open. */
export function dueMove(state: string, parts: readonly RefundPart[]): 'succeed' | 'fail' | null {
  if (openParts(parts).length > 0) return null
  const hasFailed = parts.some((part) => part.state === 'failed')
  if (state === 'processing') return hasFailed ? 'fail' : 'succeed'
  return state === 'succeeded' && hasFailed ? 'fail' : null
}
