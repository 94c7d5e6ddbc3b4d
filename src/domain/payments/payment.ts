import type { GatewayName, PaymentMode } from '../gateways/gateway.ts'

export const PAYMENT_STATES = ['created', 'requires_action', 'processing', 'succeeded', 'failed', 'cancelled', 'expired'] as const
export type PaymentState = (typeof PAYMENT_STATES)[number]

/** Nothing was decided yet: the client or the gateway goes on. */
export const OPEN_PAYMENT_STATES = ['created', 'requires_action', 'processing'] as const satisfies readonly PaymentState[]

export const PAYMENT_PURPOSES = { order: 'Order', top_up: 'Top-up', installment: 'Installment' } as const
export type PaymentPurpose = keyof typeof PAYMENT_PURPOSES

/** What the client does next; null when there is nothing to do. */
export type NextAction =
  | { type: 'redirect'; url: string }
  | { type: 'confirm_card'; clientSecret: string; publishableKey: string | null }
  | { type: 'transfer'; reference: string; amountMinor: number; currency: string; instructions: string }

/** One attempt to pay for one payable; moments are ISO strings. */
export type Payment = {
  id: string
  website: string
  state: PaymentState
  version: number
  stateEpisode: number
  stateSince: string
  code: string
  client: string
  payableCollection: string
  payableId: string
  purpose: PaymentPurpose
  about: string
  /** Null when the wallet pays all of it. */
  gateway: GatewayName | null
  mode: PaymentMode | null
  currency: string
  /** What was due when the attempt was made: `walletMinor` + `gatewayMinor`. */
  totalMinor: number
  walletMinor: number
  gatewayMinor: number
  /** Asked for besides through the gateway: its fee; and what of it was kept. */
  surchargeMinor: number
  surchargeTakenMinor: number
  /** What the gateway says has arrived, and what the wallet gave then. */
  receivedMinor: number
  walletTakenMinor: number
  feeMinor: number | null
  method: string | null
  isOffSession: boolean
  savesMethod: boolean
  returnUrl: string | null
  /** What the gateway calls it, its payment intent, and its name for the client. */
  gatewayId: string | null
  intentId: string | null
  customerId: string | null
  nextAction: NextAction | null
  declineCode: string | null
  declineSentence: string | null
  expiresAt: string | null
  nextCheckAt: string | null
  checks: number
  confirmedBy: string | null
  approvalMinor: number | null
}
