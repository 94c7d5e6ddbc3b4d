/** The business facts that the ledger records: one recipe each. */
export const TRANSACTION_KINDS = {
  topped_up: 'Wallet topped up',
  paid_by_wallet: 'Paid by wallet',
  earned: 'Earned',
  earning_reversed: 'Earning reversed',
  earning_cleared: 'Earning cleared',
  refunded_before_earned: 'Refunded',
  adjusted: 'Adjusted by hand',
  bonus_granted: 'Bonus credit granted',
  bonus_lapsed: 'Bonus credit lapsed',
} as const

export type TransactionKind = keyof typeof TRANSACTION_KINDS
