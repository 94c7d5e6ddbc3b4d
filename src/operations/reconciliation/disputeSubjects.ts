import type { PayloadRequest } from 'payload'
import type { Movement } from '../../domain/reconciliation/compare.ts'
import { rows } from '../../lib/db/rows.ts'
import { entriesOfDocuments, toMovement, type GatewayEntry } from './ledgerMovements.ts'

/** A dispute as the reconciliation needs to know it. */
export type KnownDispute = { id: string; gatewayId: string }

type Asked = { website: string; gateway: string; gatewayIds: readonly string[]; entries: readonly GatewayEntry[] }

/** The disputes that either side names: by the gateway's id, or by the entries that are about them. */
export function disputesNamed(req: PayloadRequest, { website, gateway, gatewayIds, entries }: Asked): Promise<KnownDispute[]> {
  const ids = entries.filter(({ collection }) => collection === COLLECTION).map(({ document }) => document)
  return rows<KnownDispute>(
    req, 'select id, gateway_id as "gatewayId" from gateway_disputes where website_id = $1 and gateway = $2 and (gateway_id = any($3) or id = any($4::uuid[]))',
    [website, gateway, gatewayIds, ids],
  )
}

const COLLECTION = 'gateway-disputes'

/** What an entry is about: what a dispute took or brought back, or its fee. */
export function disputeSubject({ collection, document, kind, amountMinor }: GatewayEntry, disputes: readonly KnownDispute[]): string | null {
  const dispute = collection === COLLECTION ? disputes.find(({ id }) => id === document) : undefined
  if (!dispute) return null
  return [kind === 'gateway_fee' ? 'dispute fee' : 'dispute', ...(amountMinor > 0 ? ['reversal'] : []), dispute.gatewayId].join(' ')
}

/** What was taken back for a lost dispute goes over the gateway's account in the books, and moves nothing there. */
export const movesNothing = ({ collection, amountMinor }: GatewayEntry): boolean => collection === COLLECTION && amountMinor === 0

/** All that the ledger has of certain disputes, also outside of the period that is looked at. */
export async function movementsOfDisputes(req: PayloadRequest, { website, gateway, disputes }: { website: string; gateway: string; disputes: readonly KnownDispute[] }): Promise<Movement[]> {
  const entries = await entriesOfDocuments(req, { website, gateway, collection: COLLECTION, documents: disputes.map(({ id }) => id) })
  return entries.flatMap((entry) => {
    const subject = movesNothing(entry) ? null : disputeSubject(entry, disputes)
    return subject ? [toMovement(entry, subject)] : []
  })
}
