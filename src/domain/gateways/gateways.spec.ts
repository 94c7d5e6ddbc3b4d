import { expect, it } from '@jest/globals'
import { CURRENCIES } from '../money/currency.ts'
import { declineOf } from './declines.ts'
import { kindOfStripeEvent } from './objectKinds.ts'
import { fromStripe, toStripe } from './stripeAmounts.ts'
import { hintOf, modeOf } from './stripeKeys.ts'

it.each([
  ['whole cents', 1_234, 'USD', 1_234],
  ['no decimals', 500, 'JPY', 500],
  ['three decimals that end in 0', 1_230, 'KWD', 1_230],
  ['three decimals that do not', 1_234, 'KWD', null],
  ['krónur, which Stripe counts in hundredths', 500, 'ISK', 50_000],
  ['ariary without parts', 12_300, 'MGA', 123],
  ['ariary with parts, which Stripe has not', 12_345, 'MGA', null],
])('asks Stripe for %s', (_case, amountMinor, currency, amount) => {
  expect(toStripe(amountMinor, currency)).toBe(amount)
})

it('reads back what it asked for, in every currency', () => {
  for (const currency of CURRENCIES) expect(fromStripe(toStripe(12_300, currency)!, currency)).toBe(12_300)
  expect(fromStripe(-320, 'USD')).toBe(-320)
  expect(fromStripe(50, 'ISK')).toBeNull()
})

it.each([
  ['insufficient_funds', 'There is not enough money on the card. Please pay with another one.'],
  ['expired_card', 'The card has expired. Please pay with another one.'],
  ['a_code_of_tomorrow', 'Your bank declined the card. Please ask your bank, or pay in another way.'],
])('says %s in plain words', (code, sentence) => {
  expect(declineOf(code)).toEqual({ code, sentence })
})

it('does not tell whoever holds a stolen card that it is known', () => {
  const sentences = ['lost_card', 'stolen_card', 'fraudulent', 'pickup_card', 'generic_decline'].map((code) => declineOf(code).sentence)
  expect(new Set(sentences).size).toBe(1)
})

it.each([
  ['payment_intent.succeeded', 'payment'], ['checkout.session.expired', 'payment'], ['charge.refund.updated', 'refund'], ['charge.dispute.funds_withdrawn', 'dispute'],
  ['transfer.reversed', 'transfer'], ['payout.failed', 'payout'], ['payment_intent.created', null], ['charge.refunded', null], ['something.of.tomorrow', null],
])('%s is about: %s', (type, kind) => {
  expect(kindOfStripeEvent(type)).toBe(kind)
})

it('shows of a secret what it is and its last four characters', () => {
  expect(['sk_test_51abcd4242', 'rk_live_51abcd0001', 'whsec_abcdefgh9999'].map(hintOf)).toEqual(['sk_test_…4242', 'rk_live_…0001', 'whsec_…9999'])
  expect(['sk_test_1', 'rk_live_1'].map(modeOf)).toEqual(['test', 'live'])
})
