/** Refusals of the payouts area: code → HTTP status and title. Codes are public API: add, never rename. */
export const PAYOUTS_ERRORS = {
  payout_details_missing: { status: 422, title: 'There is no account to pay out to' },
  payout_details_invalid: { status: 422, title: 'The account is not valid' },
  payout_details_changed: { status: 409, title: 'The account was changed meanwhile' },
  payout_on_hold: { status: 409, title: 'Payouts wait after a change of the account' },
  payout_too_small: { status: 422, title: 'Below the smallest payout' },
  payout_already_open: { status: 409, title: 'A payout is open already' },
  payout_in_batch: { status: 409, title: 'The payout is part of a batch' },
  payout_through_gateway: { status: 409, title: 'The gateway says what becomes of this payout' },
  payout_batch_empty: { status: 422, title: 'Nobody can be paid out' },
  payout_batch_not_sent: { status: 409, title: 'The batch has not been sent' },
  payout_payer_missing: { status: 422, title: 'The website’s own bank account is not known' },
  month_not_over: { status: 422, title: 'The month is not over' },
} as const
