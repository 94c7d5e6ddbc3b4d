import type { PayloadRequest } from 'payload'
import type { Gateway } from '../../domain/gateways/gateway.ts'
import { row } from '../../lib/db/rows.ts'
import { settleTransfer } from './sendTransfer.ts'

/**
 * An event of the gateway names a transfer: asks how it stands now and books that.
 * @returns `unknown` for a transfer that belongs to no payout of the website
 */
export async function syncTransfer(req: PayloadRequest, { gateway, website, objectId }: { gateway: Gateway; website: string; objectId: string }): Promise<'done' | 'unknown'> {
  const payout = await row<{ id: string }>(req, 'select id from payouts where website_id = $1 and gateway_id = $2', [website, objectId])
  if (!payout) return 'unknown'
  await settleTransfer(req, payout.id, await gateway.readTransfer(objectId))
  return 'done'
}
