import type { PayloadRequest } from 'payload'
import { GatewayError } from '../../domain/gateways/GatewayError.ts'
import type { GatewayName } from '../../domain/gateways/gateway.ts'
import { gatewayFor } from '../../lib/gateways/gatewayFor.ts'

/**
 * Has the gateway forget a saved method that its client removed. One that it does not know, or will not
 * give up, can't be charged from here any more either.
 * @throws GatewayError `unreachable`; DomainError `gateway_off` while the website has no keys
 */
export async function forgetMethod(req: PayloadRequest, { website, gateway: name, gatewayId }: { website: string; gateway: GatewayName; gatewayId: string }): Promise<void> {
  const gateway = await gatewayFor(req, website, name)
  await gateway.forgetMethod(gatewayId).catch((error: unknown) => {
    if (!(error instanceof GatewayError) || error.kind !== 'refused') throw error
    req.payload.logger.warn({ website, gateway: name, code: error.code }, 'The gateway did not forget a saved method')
  })
}
