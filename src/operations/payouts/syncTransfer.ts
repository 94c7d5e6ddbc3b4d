import type { PayloadRequest } from 'payload'
import type { GatewayMessage } from '../../lib/feature.ts'
import { row } from '../../lib/db/rows.ts'
import { uuidOf } from '../../lib/db/uuidOf.ts'
import { gatewayFor } from '../../lib/gateways/gatewayFor.ts'
import { settleTransfer } from './sendTransfer.ts'

type Message = Pick<GatewayMessage, 'gateway' | 'website' | 'objectId'> & { event?: Pick<GatewayMessage['event'], 'metadata'> }

/** By its id at the gateway, or by the payout it was begun for when the message is quicker than we are. */
const PAYOUT = `
  select id from payouts where website_id = $1 and method = 'connect' and (gateway_id = $2 or gateway_id is null and id = $3)`

/**
 * A message of the gateway names a transfer: asks how it stands now and books that.
 * @returns `unknown` for a transfer that belongs to no payout of the website
 */
export async function syncTransfer(req: PayloadRequest, { gateway, website, objectId, event }: Message): Promise<'done' | 'unknown'> {
  const payout = await row<{ id: string }>(req, PAYOUT, [website, objectId, uuidOf(event?.metadata['transfer'])])
  if (!payout) return 'unknown'
  const { readTransfer } = await gatewayFor(req, website, gateway)
  await settleTransfer(req, payout.id, await readTransfer(objectId))
  return 'done'
}
