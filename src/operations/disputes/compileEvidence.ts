import type { PayloadRequest } from 'payload'
import type { Dispute } from '../../domain/disputes/dispute.ts'
import { evidencePack, type EvidencePack, type EvidenceSource } from '../../domain/disputes/evidence.ts'
import { unseenEvents } from '../../domain/orders/timeline.ts'
import { row, rows } from '../../lib/db/rows.ts'
import { websiteById } from '../../lib/websites/settings.ts'
import { FILES, type FileRow } from '../files/orderFiles.ts'

const PAYMENT = `
  select p.code, p.intent_id as "intentId", p.about, p.state_since as "paidAt", p.total_minor as "totalMinor", p.wallet_taken_minor as "walletMinor",
    p.received_minor as "receivedMinor", coalesce(u.display_name, u.email) as name, u.email, u.created_at as "registeredAt"
  from payments p join users u on u.id = p.client_id where p.id = $1`

const ORDER = `
  select number, title, created_at as "placedAt", deadline, delivered_at as "deliveredAt", completed_at as "completedAt", total_minor as "totalMinor", brief
  from orders where id = $1`

const TIMELINE = `
  select at, event, to_state as "to", actor_role as role from timeline_events
  where document_collection = $1 and document_id = $2 and audience = 'everyone' and event <> all ($3) order by at, id limit 500`

const PAPERS = `
  select issued_at as "issuedAt", kind::text, number, total_minor as "totalMinor" from papers
  where website_id = $1 and payable_id = $2 order by issued_at, id limit 100`

// Behind row-level security nothing is compared with a conversion: the orders are looked up by their ids as text.
const SPENT = `
  select t.posted_at as at, t.document_id as document, sum(p.amount_minor) as "amountMinor"
  from ledger_transactions t join ledger_postings p on p.transaction_id = t.id join ledger_accounts f on f.id = p.from_id
  where t.website_id = $1 and t.kind = 'paid_by_wallet' and f.kind = 'client_wallet' and f.owner_id = $2 and t.posted_at >= $3
  group by t.id, t.posted_at, t.document_id order by t.posted_at limit 200`

type Payment = EvidenceSource['payment'] & { name: string; email: string; registeredAt: Date }

/** All that the platform can tell the client's bank of a disputed payment; people are named by their roles. */
export async function compileEvidence(req: PayloadRequest, dispute: Dispute, madeAt: Date): Promise<EvidencePack> {
  const { website, payableCollection, payableId, client } = dispute
  const site = await websiteById(req, website)
  const { name, email, registeredAt, ...payment } = (await row<Payment>(req, PAYMENT, [dispute.payment]))!
  const isOrder = payableCollection === 'orders'
  return evidencePack({
    madeAt, timeZone: site.timeZone, website: site.papers.sellerName ?? site.name, dispute, payment, client: { name, email, registeredAt },
    order: isOrder ? await row<NonNullable<EvidenceSource['order']>>(req, ORDER, [payableId]) : null,
    timeline: await rows(req, TIMELINE, [payableCollection, payableId, unseenEvents('client')]),
    files: isOrder ? (await rows<FileRow>(req, `${FILES} and d.scan_state = 'clean' order by d.created_at, d.id`, [payableId])).map(fileOf) : [],
    papers: await rows(req, PAPERS, [website, payableId]),
    spent: isOrder ? [] : await spentFrom(req, { website, client, since: payment.paidAt }),
  })
}

const fileOf = ({ createdAt, name, category, sizeBytes, sha256, uploaderRole }: FileRow): EvidenceSource['files'][number] =>
  ({ at: new Date(createdAt as unknown as string), name, category, sizeBytes, sha256, role: uploaderRole })

async function spentFrom(req: PayloadRequest, { website, client, since }: { website: string; client: string; since: Date }): Promise<EvidenceSource['spent']> {
  const spent = await rows<{ at: Date; document: string; amountMinor: number }>(req, SPENT, [website, client, since])
  const orders = await rows<{ id: string; number: string; title: string }>(req, 'select id, number, title from orders where id = any($1::uuid[])', [spent.map(({ document }) => document)])
  const names = new Map(orders.map(({ id, number, title }) => [id, `Order ${number}, ${title}`]))
  return spent.map(({ at, document, amountMinor }) => ({ at, amountMinor, about: names.get(document) ?? 'A payment' }))
}
