/** What an event of a gateway is about. Areas name the kinds they keep in step, in their manifests. */
export const OBJECT_KINDS = {
  payment: 'Payment',
  refund: 'Refund',
  dispute: 'Dispute',
  transfer: 'Transfer',
  payout: 'Payout',
} as const

export type ObjectKind = keyof typeof OBJECT_KINDS

const KINDS: readonly (readonly [start: RegExp, kind: ObjectKind])[] = [
  [/^checkout\.session\.(completed|expired|async_payment_succeeded|async_payment_failed)$/, 'payment'],
  [/^payment_intent\.(succeeded|payment_failed|canceled|processing|requires_action)$/, 'payment'],
  [/^(refund\.(created|updated|failed)|charge\.refund\.updated)$/, 'refund'],
  [/^charge\.dispute\./, 'dispute'],
  [/^transfer\.(created|updated|reversed)$/, 'transfer'],
  [/^payout\./, 'payout'],
]

/** The kind of object that an event of Stripe is about, or null for one that tells nothing we need. */
export const kindOfStripeEvent = (type: string): ObjectKind | null => KINDS.find(([start]) => start.test(type))?.[1] ?? null
