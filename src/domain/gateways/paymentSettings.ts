import { INSTALLMENT_SETTINGS } from '../installments/terms.ts'

/** How a website is paid, amounts in minor units of its currency. Its row has these values until an admin changes them. */
export const PAYMENT_SETTINGS = {
  takesStripe: true,
  takesManual: true,
  /** How to make a bank transfer, for the client. */
  instructions: '',
  publishableKey: null as string | null,
  smallestMinor: 50,
  largestMinor: 99_999_999,
  /** A bank transfer above it needs a second person. */
  approvalMinor: 100_000,
  attemptMinutes: 60,
  /** Whether clients pay the fee of a gateway, and what it is: basis points of what is paid, and an amount besides. */
  passesStripeFee: false,
  stripeFeeBasisPoints: 290,
  stripeFeeFixedMinor: 30,
  passesManualFee: false,
  manualFeeBasisPoints: 0,
  manualFeeFixedMinor: 0,
  ...INSTALLMENT_SETTINGS,
}

export type PaymentSettings = typeof PAYMENT_SETTINGS

/** Stripe’s page needs 30 minutes at least, counted from when it is asked for, and takes a day at most. */
export const ATTEMPT_MINUTES = { least: 35, most: 1_440 }
