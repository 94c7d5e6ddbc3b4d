import type { PaymentStep } from './paymentStep.ts'

/** The gateways there are. A third one is one file below `src/lib/gateways` and one line here. */
export const GATEWAYS = {
  stripe: 'Card (Stripe)',
  manual: 'Bank transfer',
} as const

export type GatewayName = keyof typeof GATEWAYS

/**
 * How a client pays: on the gateway's own page, with card fields in the frontend, with a method that
 * was saved before, or by a transfer that staff find on the bank account.
 */
export const PAYMENT_MODES = ['checkout', 'card', 'saved_method', 'transfer'] as const
export type PaymentMode = (typeof PAYMENT_MODES)[number]

/** One attempt, as a gateway needs to know it. Sent again with the same id it starts nothing new. */
export type PaymentOrder = {
  /** Of the attempt: what every idempotency key and the gateway's metadata are made of. */
  id: string
  mode: PaymentMode
  /** All that is charged, and the part of it that is a fee and has a line of its own. */
  amountMinor: number
  surchargeMinor: number
  currency: string
  /** What the client reads on the gateway's page and on the statement of the card. */
  about: string
  client: { id: string; email: string; name: string; gatewayId: string | null }
  /** A saved method, as the gateway knows it; with `isOffSession` nobody is there to answer a question. */
  method: string | null
  isOffSession: boolean
  /** Keep the method for later charges. */
  savesMethod: boolean
  returnUrl: string | null
  expiresAt: Date
}

/** What a gateway says of a payment now. */
export type GatewayPayment = {
  /** What it is asked about later: a Checkout Session or a payment intent. */
  id: string
  /** The payment intent, once there is one. Refunds and disputes name it. */
  intentId: string | null
  /** The person at the gateway. */
  customerId: string | null
  step: PaymentStep
  /** What has arrived; it may differ from what was asked for. */
  receivedMinor: number
  currency: string
  /** What the gateway keeps of it; null while it does not say. */
  feeMinor: number | null
  /** Where the client goes on, or with what the frontend goes on. */
  redirectUrl: string | null
  clientSecret: string | null
  decline: { code: string; sentence: string } | null
  savedMethod: { id: string; label: string; expiresOn: string | null } | null
}

export type RefundOrder = { id: string; intentId: string; amountMinor: number; currency: string }
export type GatewayRefund = { id: string; intentId: string; step: 'processing' | 'succeeded' | 'failed'; amountMinor: number; currency: string; reason: string | null }

/** Money that goes to a writer's own account at the gateway. */
export type TransferOrder = { id: string; destination: string; amountMinor: number; currency: string; about: string }
export type GatewayTransfer = { id: string; step: 'paid' | 'returned'; amountMinor: number; currency: string }

export type GatewayDispute = {
  id: string
  intentId: string
  /** An inquiry ends as `closed`; one that the bank escalates needs a response again. */
  step: 'needs_response' | 'under_review' | 'won' | 'lost' | 'closed'
  /** The bank only asks so far: no money was taken. */
  isInquiry: boolean
  /** How often evidence was handed to the bank. */
  submissions: number
  amountMinor: number
  currency: string
  /** What the gateway took for it, with its fee, and gave back: negative amounts were taken. In the currency of its own books. */
  movements: { id: string; amountMinor: number; feeMinor: number; currency: string }[]
  reason: string
  evidenceDueAt: Date | null
}

/** One line of the gateway's own books, for the reconciliation. */
export type GatewayMovement = {
  id: string
  kind: 'charge' | 'refund' | 'refund_failure' | 'dispute' | 'dispute_reversal' | 'transfer' | 'transfer_return' | 'fee' | 'payout' | 'other'
  /** The object it is about: a charge, a refund, a dispute, a transfer. */
  sourceId: string
  intentId: string | null
  /** Signed: what came in is positive. `feeMinor` was taken off besides. */
  amountMinor: number
  feeMinor: number
  currency: string
  createdAt: Date
}

/**
 * One way to move money outside. Bound to a website's own keys. Every call has a time-out, is safe to
 * repeat, and is made outside of database transactions.
 * Each throws GatewayError: `unreachable` may be tried again, `refused` will not become better.
 */
export type Gateway = {
  name: GatewayName
  startPayment: (order: PaymentOrder) => Promise<GatewayPayment>
  readPayment: (id: string) => Promise<GatewayPayment>
  /** Nothing can be paid any more, unless it has been: then it says so. */
  cancelPayment: (id: string) => Promise<GatewayPayment>
  /** A saved method can't be charged any more. */
  forgetMethod: (id: string) => Promise<void>
  refund: (order: RefundOrder) => Promise<GatewayRefund>
  readRefund: (id: string) => Promise<GatewayRefund>
  sendTransfer: (order: TransferOrder) => Promise<GatewayTransfer>
  readTransfer: (id: string) => Promise<GatewayTransfer>
  readDispute: (id: string) => Promise<GatewayDispute>
  submitEvidence: (id: string, evidence: { key: string; pdf: Buffer; text: string }) => Promise<GatewayDispute>
  /** Gives a dispute up: the client's bank keeps the money. One that has ended stays as it is. */
  acceptDispute: (id: string) => Promise<GatewayDispute>
  /** The ids of the disputes that began since then, the latest first; 1,000 at most. */
  disputesSince: (from: Date) => Promise<string[]>
  /** The gateway's books since then, oldest first, in pages. */
  movementsSince: (from: Date, until: Date) => AsyncIterable<GatewayMovement>
  /** Whether the keys work, in one sentence for the panel. */
  test: () => Promise<{ works: boolean; sentence: string }>
}
