export type CardBehaviour = {
  number: string
  brand: 'visa' | 'mastercard' | 'amex'
  country?: string
  /** Refused at each charge with this code and, where there is one, decline code. */
  decline?: { code: string; decline_code: string }
  /** Refused already when it is attached or set up. */
  declinesSetup?: boolean
  /** A step of 3-D Secure: `always`, or `unless_set_up` when it has been done once for later payments. */
  authenticate?: 'always' | 'unless_set_up'
  /** The charge is disputed as soon as it has succeeded. */
  dispute?: { reason: string; isInquiry?: boolean }
  /** The money is available at once. */
  bypassesPending?: boolean
  /** `fails`: succeeds, and fails a while later. `pends`: succeeds a while later. Both on request. */
  refund?: 'fails' | 'pends'
}

const declined = (decline_code: string) => ({ code: 'card_declined', decline_code })

/** Stripe's test cards by the names that follow `pm_card_` and `tok_`. */
export const CARDS: Record<string, CardBehaviour> = {
  visa: { number: '4242424242424242', brand: 'visa' },
  visa_debit: { number: '4000056655665556', brand: 'visa' },
  mastercard: { number: '5555555555554444', brand: 'mastercard' },
  amex: { number: '378282246310005', brand: 'amex' },
  gb: { number: '4000008260000000', brand: 'visa', country: 'GB' },
  de: { number: '4000002760000016', brand: 'visa', country: 'DE' },
  chargeDeclined: { number: '4000000000000002', brand: 'visa', decline: declined('generic_decline'), declinesSetup: true },
  chargeDeclinedInsufficientFunds: { number: '4000000000009995', brand: 'visa', decline: declined('insufficient_funds'), declinesSetup: true },
  chargeDeclinedLostCard: { number: '4000000000009987', brand: 'visa', decline: declined('lost_card'), declinesSetup: true },
  chargeDeclinedStolenCard: { number: '4000000000009979', brand: 'visa', decline: declined('stolen_card'), declinesSetup: true },
  chargeDeclinedFraudulent: { number: '4100000000000019', brand: 'visa', decline: declined('fraudulent') },
  chargeDeclinedVelocityLimitExceeded: { number: '4000000000006975', brand: 'visa', decline: declined('card_velocity_exceeded'), declinesSetup: true },
  chargeDeclinedExpiredCard: { number: '4000000000000069', brand: 'visa', decline: { code: 'expired_card', decline_code: 'expired_card' }, declinesSetup: true },
  chargeDeclinedIncorrectCvc: { number: '4000000000000127', brand: 'visa', decline: { code: 'incorrect_cvc', decline_code: 'incorrect_cvc' }, declinesSetup: true },
  chargeDeclinedProcessingError: { number: '4000000000000119', brand: 'visa', decline: { code: 'processing_error', decline_code: 'processing_error' }, declinesSetup: true },
  chargeCustomerFail: { number: '4000000000000341', brand: 'visa', decline: declined('generic_decline') },
  authenticationRequired: { number: '4000002760003184', brand: 'visa', authenticate: 'always' },
  authenticationRequiredOnSetup: { number: '4000002500003155', brand: 'visa', authenticate: 'unless_set_up' },
  threeDSecure2Required: { number: '4000000000003220', brand: 'visa', authenticate: 'always' },
  authenticationRequiredChargeDeclinedInsufficientFunds: {
    number: '4000008260003178', brand: 'visa', country: 'GB', authenticate: 'always', decline: declined('insufficient_funds'),
  },
  createDispute: { number: '4000000000000259', brand: 'visa', dispute: { reason: 'fraudulent' } },
  createDisputeProductNotReceived: { number: '4000000000002685', brand: 'visa', dispute: { reason: 'product_not_received' } },
  createDisputeInquiry: { number: '4000000000001976', brand: 'visa', dispute: { reason: 'fraudulent', isInquiry: true } },
  bypassPending: { number: '4000000000000077', brand: 'visa', bypassesPending: true },
  refundFail: { number: '4000000000005126', brand: 'visa', refund: 'fails' },
  pendingRefund: { number: '4000000000007726', brand: 'visa', refund: 'pends' },
}

/** The card that `pm_card_…` or `tok_…` stands for. */
export function cardOfToken(token: string): CardBehaviour | undefined {
  const name = token.replace(/^(pm_card|tok)_/, '')
  return CARDS[name] ?? CARDS[name.replace(/^visa_/, '')]
}

/** Of all other numbers, those that pass the check digit are good cards. */
export function cardOfNumber(number: string): CardBehaviour | undefined {
  const digits = number.replace(/[\s-]/g, '')
  const known = Object.values(CARDS).find((card) => card.number === digits)
  if (known) return known
  return /^\d{13,19}$/.test(digits) && passesLuhn(digits) ? { number: digits, brand: brandOf(digits) } : undefined
}

const brandOf = (digits: string): CardBehaviour['brand'] => (/^3[47]/.test(digits) ? 'amex' : /^5/.test(digits) ? 'mastercard' : 'visa')

function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}

/** What people are told; Stripe's own sentences. */
export function declineMessage({ code, decline_code }: { code: string; decline_code: string }): string {
  const byCode: Record<string, string> = {
    expired_card: 'Your card has expired.',
    incorrect_cvc: "Your card's security code is incorrect.",
    processing_error: 'An error occurred while processing your card. Try again in a little bit.',
  }
  if (decline_code === 'insufficient_funds') return 'Your card has insufficient funds.'
  return byCode[code] ?? 'Your card was declined.'
}
