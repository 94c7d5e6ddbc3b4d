import type { PayloadRequest } from 'payload'
import { env } from '../env.ts'

/** What a website decides about its payments. Amounts in minor units of its currency. */
export type PaymentSettings = {
  smallestMinor: number
  largestMinor: number
  /** A transfer above it needs a second person. */
  approvalMinor: number
  /** How long a client has to pay through a gateway. */
  attemptMinutes: number
  /** How to make a transfer, for the client. */
  instructions: string
  publishableKey: string | null
}

const DEFAULTS = { smallestMinor: 50, largestMinor: 99_999_999, approvalMinor: 100_000, attemptMinutes: 60, instructions: '' }

/** The settings of a website, with the defaults of the platform. */
export const paymentSettingsOf = async (_req: PayloadRequest, _website: string): Promise<PaymentSettings> =>
  ({ ...DEFAULTS, publishableKey: env().STRIPE_PUBLISHABLE_KEY ?? null })
