const CALL_BANK = 'Your bank declined the card. Please ask your bank, or pay in another way.'
const BLOCKED = 'This card can’t be used any more. Please pay with another one.'
const MISTYPED = 'The card’s details are not right. Please check them and try again.'
const LATER = 'The payment could not be processed just now. Please try again in a few minutes.'

/**
 * What a client reads for a gateway's decline code. Lost, stolen and fraudulent cards are not named:
 * whoever holds the card must not learn it from us (https://docs.stripe.com/declines/codes).
 */
const SENTENCES: Readonly<Record<string, string>> = {
  approve_with_id: LATER,
  authentication_required: 'Your bank wants you to confirm this payment. Please pay again and confirm it.',
  payment_intent_authentication_failure: 'The payment was not confirmed with your bank. Please try again, or pay in another way.',
  card_not_supported: 'This card can’t be used for this kind of payment. Please pay with another one.',
  card_velocity_exceeded: 'The card has reached its limit. Please pay with another one, or ask your bank.',
  currency_not_supported: 'This card can’t pay in this currency. Please pay with another one.',
  duplicate_transaction: 'A payment of the same amount was made a moment ago. Please check your statement before you try again.',
  expired_card: 'The card has expired. Please pay with another one.',
  incorrect_address: MISTYPED,
  incorrect_cvc: 'The card’s security code is not right. Please check it and try again.',
  incorrect_number: 'The card’s number is not right. Please check it and try again.',
  incorrect_pin: MISTYPED,
  incorrect_zip: 'The postal code does not belong to the card. Please check it and try again.',
  insufficient_funds: 'There is not enough money on the card. Please pay with another one.',
  invalid_amount: 'The card can’t pay this amount. Please pay with another one, or ask your bank.',
  invalid_cvc: 'The card’s security code is not right. Please check it and try again.',
  invalid_expiry_month: 'The card’s expiry date is not right. Please check it and try again.',
  invalid_expiry_year: 'The card’s expiry date is not right. Please check it and try again.',
  invalid_number: 'The card’s number is not right. Please check it and try again.',
  issuer_not_available: 'Your bank could not be reached. Please try again in a few minutes.',
  invalid_account: BLOCKED,
  new_account_information_available: BLOCKED,
  pickup_card: CALL_BANK,
  processing_error: LATER,
  reenter_transaction: LATER,
  testmode_decline: 'A test card can’t pay for real. Please pay with another one.',
  try_again_later: LATER,
  withdrawal_count_limit_exceeded: 'The card has reached its limit. Please pay with another one, or ask your bank.',
}

/** Why a card was declined: the gateway's code for staff, and a sentence for the client. */
export const declineOf = (code: string): { code: string; sentence: string } => ({ code, sentence: SENTENCES[code] ?? CALL_BANK })
