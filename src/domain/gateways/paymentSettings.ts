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
  passesFeesOn: false,
  feePercent: 0,
  feeFixedMinor: 0,
  attemptMinutes: 60,
}

export type PaymentSettings = typeof PAYMENT_SETTINGS

/** Stripe’s page needs 30 minutes at least, counted from when it is asked for, and takes a day at most. */
export const ATTEMPT_MINUTES = { least: 35, most: 1_440 }
export const MOST_FEE_PERCENT = 20

/**
 * What is added to a payment so that its client bears the gateway’s fee, in minor units, halves up.
 * 0 while the website does not pass fees on.
 */
export const passedOnMinor = ({ passesFeesOn, feePercent, feeFixedMinor }: PaymentSettings, amountMinor: number): number =>
  // Hundredths of a percent: whole numbers, so that halves are exact.
  passesFeesOn ? Math.floor((amountMinor * Math.round(feePercent * 100) + 5_000) / 10_000) + feeFixedMinor : 0
