import type { PayloadRequest } from 'payload'
import type { GatewayMovement } from '../../domain/gateways/gateway.ts'
import type { Movement } from '../../domain/reconciliation/compare.ts'
import { rows } from '../../lib/db/rows.ts'
import { uuidOf } from '../../lib/db/uuidOf.ts'
import { entriesOfDocuments, toMovement, type GatewayEntry } from './ledgerMovements.ts'

/** A payout to a writer’s own account at the gateway, of whatever website. */
export type KnownPayout = { id: string; website: string; gatewayId: string }

const COLLECTION = 'payouts'

/** The payouts that either side names: by the gateway's id of the transfer, or by the entries that are about them. Several websites may share an account. */
export function payoutsNamed(req: PayloadRequest, { around, entries }: { around: readonly GatewayMovement[]; entries: readonly GatewayEntry[] }): Promise<KnownPayout[]> {
  const gatewayIds = around.filter(isTransfer).map(({ sourceId }) => sourceId)
  const ids = entries.flatMap(({ collection, document }) => (collection === COLLECTION ? (uuidOf(document) ?? []) : []))
  return rows<KnownPayout>(req, 'select id, website_id as website, gateway_id as "gatewayId" from payouts where gateway_id is not null and (gateway_id = any($1) or id = any($2::uuid[]))', [gatewayIds, ids])
}

const isTransfer = ({ kind }: GatewayMovement): boolean => kind === 'transfer' || kind === 'transfer_return'

/** What an entry is about: money that went to a writer's account, or came back from it. */
export function payoutSubject({ collection, document, kind }: GatewayEntry, payouts: readonly KnownPayout[]): string | null {
  const payout = collection === COLLECTION ? payouts.find(({ id }) => id === document) : undefined
  return payout ? `${kind === 'payout_returned' ? 'transfer return' : 'transfer'} ${payout.gatewayId}` : null
}

/** All that the ledger has of certain payouts, also outside of the period that is looked at. */
export async function movementsOfPayouts(req: PayloadRequest, { website, gateway, payouts }: { website: string; gateway: string; payouts: readonly KnownPayout[] }): Promise<Movement[]> {
  const entries = await entriesOfDocuments(req, { website, gateway, collection: COLLECTION, documents: payouts.map(({ id }) => id) })
  return entries.flatMap((entry) => {
    const subject = payoutSubject(entry, payouts)
    return subject ? [toMovement(entry, subject)] : []
  })
}
