import type { PayloadRequest } from 'payload'
import type { GatewayName } from '../../domain/gateways/gateway.ts'
import type { PaymentSettings } from '../../domain/gateways/paymentSettings.ts'
import type { SurchargeTerms } from '../../domain/payments/surcharge.ts'
import { paymentSettingsOf } from '../../lib/gateways/paymentSettings.ts'

/** What a website decides about payments through one gateway. */
export type PaymentRules = {
  smallestMinor: number
  largestMinor: number
  /** A transfer above it needs a second person. */
  approvalMinor: number
  /** How long the client has to pay. */
  minutes: number
  instructions: string
  publishableKey: string | null
  /** The fee that clients pay; null where the website bears it. */
  surcharge: SurchargeTerms | null
}

const DAY_MINUTES = 24 * 60
const TRANSFER_DAYS = 14

export async function paymentRules(req: PayloadRequest, website: string, gateway: GatewayName): Promise<PaymentRules> {
  const settings = await paymentSettingsOf(req, website)
  const isTransfer = gateway === 'manual'
  return {
    smallestMinor: isTransfer ? 1 : settings.smallestMinor,
    largestMinor: settings.largestMinor,
    approvalMinor: settings.approvalMinor,
    minutes: isTransfer ? TRANSFER_DAYS * DAY_MINUTES : settings.attemptMinutes,
    instructions: settings.instructions,
    publishableKey: settings.publishableKey,
    surcharge: isTransfer ? manualSurcharge(settings) : stripeSurcharge(settings),
  }
}

const stripeSurcharge = ({ passesStripeFee, stripeFeeBasisPoints: basisPoints, stripeFeeFixedMinor: fixedMinor }: PaymentSettings): SurchargeTerms | null =>
  passesStripeFee ? { basisPoints, fixedMinor } : null

const manualSurcharge = ({ passesManualFee, manualFeeBasisPoints: basisPoints, manualFeeFixedMinor: fixedMinor }: PaymentSettings): SurchargeTerms | null =>
  passesManualFee ? { basisPoints, fixedMinor } : null
