import type { PayloadRequest } from 'payload'
import { PAYMENT_SETTINGS, type PaymentSettings } from '../../domain/gateways/paymentSettings.ts'
import { row } from '../db/rows.ts'
import { env } from '../env.ts'

const READ = `
  select takes_stripe as "takesStripe", takes_manual as "takesManual", coalesce(instructions, '') as instructions, publishable_key as "publishableKey",
    smallest_minor as "smallestMinor", largest_minor as "largestMinor", approval_minor as "approvalMinor",
    attempt_minutes as "attemptMinutes",
    coalesce(passes_stripe_fee, false) as "passesStripeFee", stripe_fee_basis_points as "stripeFeeBasisPoints", stripe_fee_fixed_minor as "stripeFeeFixedMinor",
    coalesce(passes_manual_fee, false) as "passesManualFee", manual_fee_basis_points as "manualFeeBasisPoints", manual_fee_fixed_minor as "manualFeeFixedMinor",
    offers_installments as "offersInstallments", deposit_percent as "depositPercent", most_parts as "mostParts", smallest_part_minor as "smallestPartMinor", part_days as "partDays",
    reminder_days as "reminderDays", grace_days as "graceDays", charge_tries as "chargeTries", retry_hours as "retryHours",
    secret_key_sealed is not null as "hasKeys"
  from payment_settings where website_id = $1`

/** How a website is paid, without its secrets. The installation's publishable key goes with its secret key. */
export async function paymentSettingsOf(req: PayloadRequest, websiteId: string): Promise<PaymentSettings> {
  const found = await row<PaymentSettings & { hasKeys: boolean }>(req, READ, [websiteId])
  const { hasKeys = false, ...settings } = found ?? PAYMENT_SETTINGS as PaymentSettings & { hasKeys?: boolean }
  return { ...settings, publishableKey: settings.publishableKey ?? (hasKeys ? null : (env().STRIPE_PUBLISHABLE_KEY ?? null)) }
}
