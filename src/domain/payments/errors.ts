/** Refusals of the payments area: code → HTTP status and title. Codes are public API: add, never rename. */
export const PAYMENTS_ERRORS = {
  wrong_currency: { status: 422, title: 'Not the currency of the website' },
  top_up_too_small: { status: 422, title: 'Below the smallest top-up' },
  top_up_too_large: { status: 422, title: 'Above the largest top-up' },
  own_money: { status: 403, title: 'Not for one’s own money' },
  second_person_needed: { status: 403, title: 'A second person must approve' },
  period_invalid: { status: 400, title: 'The period is not valid' },
} as const
