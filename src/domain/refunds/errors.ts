/** Refusals of the refunds area: code → HTTP status and title. Codes are public API: add, never rename. */
export const REFUNDS_ERRORS = {
  refund_exceeds_paid: { status: 409, title: 'More than what was paid and not given back' },
  refund_nothing_due: { status: 409, title: 'Nothing comes back at this stage' },
  payment_disputed: { status: 409, title: 'The client’s bank has the money' },
  refund_not_by_hand: { status: 409, title: 'Not a bank transfer' },
} as const
