/** Refusals of the gateways area: code → HTTP status and title. Codes are public API: add, never rename. */
export const GATEWAYS_ERRORS = {
  gateway_off: { status: 422, title: 'The website does not take this way of paying' },
  gateway_unreachable: { status: 503, title: 'The payment gateway can’t be reached' },
  gateway_refused: { status: 422, title: 'The payment gateway refused' },
  webhook_signature_invalid: { status: 400, title: 'The signature of the webhook is not valid' },
  webhook_malformed: { status: 400, title: 'The body of the webhook is not an event' },
} as const
