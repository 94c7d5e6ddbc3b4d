import type { PayloadRequest } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import type { Gateway, GatewayName } from '../../domain/gateways/gateway.ts'
import { env } from '../env.ts'
import { manualGateway } from './manualGateway.ts'
import { stripeGateway } from './stripeGateway.ts'

/**
 * A gateway with the website's own keys.
 * @throws DomainError `gateway_off` when the website does not take it, or it has no keys
 */
export async function gatewayFor(req: PayloadRequest, websiteId: string, name: GatewayName): Promise<Gateway> {
  if (name === 'manual') return manualGateway
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_API_URL: apiUrl } = env()
  if (!secretKey) throw new DomainError('gateway_off', 'This website does not take cards: Stripe has no keys.', { gateway: name })
  return stripeGateway({ websiteId, secretKey, apiUrl })
}

/** The gateways that a website takes now. */
export async function gatewaysOf(_req: PayloadRequest, _websiteId: string): Promise<GatewayName[]> {
  return env().STRIPE_SECRET_KEY ? ['stripe', 'manual'] : ['manual']
}
