/** The business facts that the ledger records: one recipe each. */
export const TRANSACTION_KINDS = {
  topped_up: 'Wallet topped up',
  withdrawn: 'Withdrawn from the wallet',
  paid_by_wallet: 'Paid by wallet',
  paid_by_gateway: 'Paid through a gateway',
  excess_credited: 'Paid too much: credited',
  earned: 'Earned',
  earning_reversed: 'Earning reversed',
  earning_cleared: 'Earning cleared',
  refunded_before_earned: 'Refunded',
  refunded_after_earned: 'Refunded after it was earned',
  refund_failed: 'Refund failed',
  payout_sent: 'Payout sent',
  payout_confirmed: 'Payout arrived',
  payout_failed: 'Payout failed',
  payout_returned: 'Payout returned',
  dispute_opened: 'Disputed at the gateway',
  dispute_won: 'Dispute won',
  dispute_lost: 'Dispute lost: taken back',
  gateway_fee: 'Fee of the gateway',
  adjusted: 'Adjusted by hand',
  bonus_granted: 'Bonus credit granted',
  bonus_lapsed: 'Bonus credit lapsed',
} as const

export type TransactionKind = keyof typeof TRANSACTION_KINDS
