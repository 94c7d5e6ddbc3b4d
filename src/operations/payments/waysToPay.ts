import type { PayloadRequest } from 'payload'
import { GATEWAYS, type GatewayName } from '../../domain/gateways/gateway.ts'
import { surchargeFor } from '../../domain/payments/surcharge.ts'
import { gatewaysOf } from '../../lib/gateways/gatewayFor.ts'
import { websiteById } from '../../lib/websites/settings.ts'
import { paymentRules } from './paymentRules.ts'

export type WayToPay = {
  gateway: GatewayName
  label: string
  smallestMinor: number
  largestMinor: number
  /** The fee that the client pays besides; null where the website bears it. */
  fee: { basisPoints: number; fixedMinor: number; amountMinor: number | null } | null
}

/** The gateways through which a website takes payments now, and what each costs its clients for an amount. */
export async function waysToPay(req: PayloadRequest, website: string, amountMinor: number | null): Promise<{ currency: string; ways: WayToPay[] }> {
  const { currency } = await websiteById(req, website)
  const ways: WayToPay[] = []
  for (const gateway of await gatewaysOf(req, website)) {
    const { smallestMinor, largestMinor, surcharge: terms } = await paymentRules(req, website, gateway)
    const fee = terms && { ...terms, amountMinor: amountMinor === null ? null : surchargeFor({ amountMinor, currency, gateway, terms }) }
    ways.push({ gateway, label: GATEWAYS[gateway], smallestMinor, largestMinor, fee })
  }
  return { currency, ways }
}
