import type { PayloadRequest } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import { GATEWAYS, type Gateway, type GatewayName } from '../../domain/gateways/gateway.ts'
import { env } from '../env.ts'
import { manualGateway } from './manualGateway.ts'
import { paymentSettingsOf } from './paymentSettings.ts'
import { stripeGateway } from './stripeGateway.ts'
import { stripeKeysOf } from './stripeKeys.ts'

/**
 * A gateway with the website's own keys. Also while the website takes no new payments through it: what was
 * begun is finished and given back. For a new payment ask `requireGateway` as well.
 * @throws DomainError `gateway_off` when there are no keys
 */
export async function gatewayFor(req: PayloadRequest, websiteId: string, name: GatewayName): Promise<Gateway> {
  if (name === 'manual') return manualGateway
  const { secretKey } = await stripeKeysOf(req, websiteId)
  if (!secretKey) throw new DomainError('gateway_off', 'This website does not take cards: Stripe has no keys.', { gateway: name })
  return stripeGateway({ websiteId, secretKey, apiUrl: env().STRIPE_API_URL })
}

/** The gateways through which a website takes new payments. */
export async function gatewaysOf(req: PayloadRequest, websiteId: string): Promise<GatewayName[]> {
  const { takesStripe, takesManual } = await paymentSettingsOf(req, websiteId)
  const hasKeys = takesStripe && (await stripeKeysOf(req, websiteId)).secretKey !== null
  return [...(hasKeys ? ['stripe' as const] : []), ...(takesManual ? ['manual' as const] : [])]
}

/** @throws DomainError `gateway_off` when the website takes no new payments this way */
export async function requireGateway(req: PayloadRequest, websiteId: string, name: GatewayName): Promise<void> {
  const taken = await gatewaysOf(req, websiteId)
  if (taken.includes(name)) return
  throw new DomainError('gateway_off', `This website does not take payments by ${GATEWAYS[name]}.`, { gateway: name, gateways: taken })
}
