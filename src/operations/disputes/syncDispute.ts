import type { PayloadRequest } from 'payload'
import type { Gateway, GatewayName } from '../../domain/gateways/gateway.ts'
import { asSystem } from '../../lib/context.ts'
import { row, rows } from '../../lib/db/rows.ts'
import { gatewayFor } from '../../lib/gateways/gatewayFor.ts'
import { applyDispute } from './applyDispute.ts'
import type { DisputedPayment } from './insertDispute.ts'

/** Whom to ask; tests hand in a gateway of their own. */
export type FindGateway = (req: PayloadRequest, website: string, name: GatewayName) => Promise<Gateway>

export type DisputeObject = { gateway: GatewayName; website: string; objectId: string }

const MOST_TRIES = 5
const KNOWN = 'select synced from gateway_disputes where website_id = $1 and gateway = $2 and gateway_id = $3'

/**
 * Asks the gateway how a dispute stands and writes it down, whatever it told before and in whatever order. An
 * answer that somebody else has overtaken is asked for again. Outside of transactions; safe to repeat.
 * @returns `unknown` when no payment here is disputed, `elsewhere` when it is one of another website
 * @throws GatewayError, and Error where it is overtaken again and again: ask later
 */
export async function syncDispute(req: PayloadRequest, object: DisputeObject, find: FindGateway = gatewayFor): Promise<'done' | 'unknown' | 'elsewhere'> {
  const { gateway: name, website, objectId } = object
  const gateway = await find(req, website, name)
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const known = await row<{ synced: number }>(req, KNOWN, [website, name, objectId])
    const said = await gateway.readDispute(objectId)
    const payment = known ? null : await paymentBehind(req, { website, name, intentId: said.intentId })
    if (payment === 'unknown' || payment === 'elsewhere') return payment
    const outcome = await applyDispute(req, { website, gateway: name, said, seen: known?.synced ?? null, payment })
    if (outcome !== 'stale') return 'done'
  }
  throw new Error(`The dispute ${objectId} changes faster than it can be read`)
}

const PAYMENT = `
  select id, website_id as website, client_id as client, payable_collection as "payableCollection", payable_id as "payableId", currency
  from payments where gateway = $1 and intent_id = $2`

/** Websites may share an account at the gateway: each is told of all its disputes. */
async function paymentBehind(req: PayloadRequest, { website, name, intentId }: { website: string; name: GatewayName; intentId: string }): Promise<DisputedPayment | 'unknown' | 'elsewhere'> {
  const found = await asSystem(() => rows<DisputedPayment & { website: string }>(req, PAYMENT, [name, intentId]))
  return found.find((payment) => payment.website === website) ?? (found.length > 0 ? 'elsewhere' : 'unknown')
}
