/** Refusals of the ledger area: code → HTTP status and title. Codes are public API: add, never rename. */
export const LEDGER_ERRORS = {
  insufficient_funds: { status: 402, title: 'The balance does not cover the amount' },
  refund_exceeds_held: { status: 409, title: 'More than what is held can’t be refunded' },
} as const
