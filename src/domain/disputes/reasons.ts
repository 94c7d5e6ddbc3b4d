/** Why clients' banks dispute, as the gateway names it and as staff read it. */
const REASONS: Readonly<Record<string, string>> = {
  bank_cannot_process: 'The bank can’t process the payment', check_returned: 'The check was returned', credit_not_processed: 'A refund was promised and did not come',
  customer_initiated: 'The client asked for it', debit_not_authorized: 'The debit was not authorized', duplicate: 'Charged twice', fraudulent: 'The cardholder does not know the payment',
  general: 'No reason was given', incorrect_account_details: 'Wrong account', insufficient_funds: 'Not enough money on the account', noncompliant: 'Against the rules of the card network',
  product_not_received: 'The work did not arrive', product_unacceptable: 'The work is not as it was ordered', subscription_canceled: 'A subscription was cancelled', unrecognized: 'The cardholder does not recognize the payment',
}

/** A reason in words; one without words of its own by its code. */
export const reasonInWords = (reason: string): string => REASONS[reason] ?? reason.replaceAll('_', ' ')
