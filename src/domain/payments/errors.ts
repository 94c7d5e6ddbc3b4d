/** Refusals of the payments area: code → HTTP status and title. Codes are public API: add, never rename. */
export const PAYMENTS_ERRORS = {
  wrong_currency: { status: 422, title: 'Not the currency of the website' },
  top_up_too_small: { status: 422, title: 'Below the smallest top-up' },
  top_up_too_large: { status: 422, title: 'Above the largest top-up' },
  own_money: { status: 403, title: 'Not for one’s own money' },
  second_person_needed: { status: 403, title: 'A second person must approve' },
  payable_unknown: { status: 422, title: 'Nothing of this kind is paid for' },
  nothing_due: { status: 409, title: 'Nothing is due' },
  not_payable: { status: 409, title: 'Not to be paid for now' },
  payment_too_small: { status: 422, title: 'Below the smallest payment' },
  payment_too_large: { status: 422, title: 'Above the largest payment' },
  payment_open: { status: 409, title: 'The payment is not over yet' },
  payment_finished: { status: 409, title: 'The payment is finished' },
  method_unknown: { status: 422, title: 'There is no such saved method' },
  return_url_invalid: { status: 422, title: 'The website has no such address to return to' },
  not_a_transfer: { status: 409, title: 'Not a bank transfer' },
  period_invalid: { status: 400, title: 'The period is not valid' },
} as const
