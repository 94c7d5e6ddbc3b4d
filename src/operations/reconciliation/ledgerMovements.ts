import type { PayloadRequest } from 'payload'
import type { Movement } from '../../domain/reconciliation/compare.ts'
import { rows } from '../../lib/db/rows.ts'

/** A ledger transaction as far as it touches the account of one gateway. */
export type GatewayEntry = { id: string; kind: string; key: string; collection: string; document: string; currency: string; amountMinor: number; at: Date }

const ENTRY = `
  select t.id, t.kind::text as kind, t.idempotency_key as key, t.document_collection as collection, t.document_id as document, p.currency, t.posted_at as at,
    sum(case when f.kind = 'gateway' and f.owner_id = $2 then p.amount_minor else 0 end)
      - sum(case when o.kind = 'gateway' and o.owner_id = $2 then p.amount_minor else 0 end) as "amountMinor"
  from ledger_transactions t join ledger_postings p on p.transaction_id = t.id
    join ledger_accounts f on f.id = p.from_id join ledger_accounts o on o.id = p.to_id
  where t.website_id = $1 and ((f.kind = 'gateway' and f.owner_id = $2) or (o.kind = 'gateway' and o.owner_id = $2))`
const GROUP = 'group by t.id, t.kind, t.idempotency_key, t.document_collection, t.document_id, p.currency, t.posted_at'

type Asked = { website: string; gateway: string }

/** What the ledger says of a gateway between two moments. */
export const entriesBetween = (req: PayloadRequest, { website, gateway, from, until }: Asked & { from: Date; until: Date }): Promise<GatewayEntry[]> =>
  rows<GatewayEntry>(req, `${ENTRY} and t.posted_at >= $3 and t.posted_at < $4 and p.posted_at >= $3 and p.posted_at < $4 ${GROUP}`, [website, gateway, from, until])

/** The same of certain transactions, by their keys or ids, whenever they were. */
export const entriesNamed = (req: PayloadRequest, { website, gateway, keys, ids }: Asked & { keys: string[]; ids: string[] }): Promise<GatewayEntry[]> =>
  rows<GatewayEntry>(req, `${ENTRY} and (t.idempotency_key = any($3) or t.id = any($4)) ${GROUP}`, [website, gateway, keys, ids])

/** The same of all that was booked about certain documents. */
export const entriesOfDocuments = (req: PayloadRequest, { website, gateway, collection, documents }: Asked & { collection: string; documents: string[] }): Promise<GatewayEntry[]> =>
  documents.length === 0 ? Promise.resolve([]) : rows<GatewayEntry>(req, `${ENTRY} and t.document_collection = $3 and t.document_id = any($4) ${GROUP}`, [website, gateway, collection, documents])

export const toMovement = (entry: GatewayEntry, subject: string): Movement =>
  ({ subject, amountMinor: entry.amountMinor, currency: entry.currency, at: entry.at, id: entry.id })
