import type { PayloadRequest } from 'payload'
import { GatewayError } from '../../domain/gateways/GatewayError.ts'
import type { GatewayName } from '../../domain/gateways/gateway.ts'
import { now } from '../../lib/clock.ts'
import { rows } from '../../lib/db/rows.ts'
import { gatewayFor } from '../../lib/gateways/gatewayFor.ts'
import { stripeKeysOf } from '../../lib/gateways/stripeKeys.ts'
import { syncDispute, type FindGateway } from './syncDispute.ts'

const NAME: GatewayName = 'stripe'
const BACK_MS = 3 * 86_400_000

/** Asks the gateway of each website for disputes of the last three days that no message told of. */
export async function findDisputes(req: PayloadRequest, find: FindGateway = gatewayFor): Promise<void> {
  // An archived website's payments are disputed all the same.
  for (const { id } of await rows<{ id: string }>(req, 'select id from websites order by id')) {
    if ((await stripeKeysOf(req, id)).secretKey === null) continue
    await findOf(req, id, find).catch((err: unknown) => {
      if (!(err instanceof GatewayError)) throw err
      req.payload.logger.warn({ err, website: id }, 'The gateway could not be asked for disputes; it is asked again in an hour')
    })
  }
}

async function findOf(req: PayloadRequest, website: string, find: FindGateway): Promise<void> {
  const gateway = await find(req, website, NAME)
  const ids = await gateway.disputesSince(new Date(now().getTime() - BACK_MS))
  const known = await rows<{ id: string }>(req, 'select gateway_id as id from gateway_disputes where website_id = $1 and gateway_id = any($2)', [website, ids])
  const missing = ids.filter((id) => !known.some((each) => each.id === id))
  for (const objectId of missing) await syncDispute(req, { gateway: NAME, website, objectId }, find)
}
