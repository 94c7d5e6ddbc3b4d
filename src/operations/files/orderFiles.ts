import type { PayloadRequest } from 'payload'
import type { Deliverable } from '../../domain/files/deliverable.ts'
import type { Order } from '../../domain/orders/types.ts'
import { viewerOf, type Viewer } from '../../domain/orders/viewer.ts'
import { paymentStatus, type PaymentStatus } from '../../domain/payments/paymentStatus.ts'
import type { SignedInUser } from '../../domain/users/roles.ts'
import { notFound } from '../../lib/db/lock.ts'
import { derivedFacts } from '../../lib/orders/derivedFacts.ts'

export type FileRow = Deliverable & {
  id: string; name: string; mimeType: string; sizeBytes: number; sha256: string; storageKey: string; uploaderRole: string; uploaderName: string | null
}

export type FilesAsSeen = { order: Order; viewer: Viewer; status: PaymentStatus }

/** What decides which files of an order somebody may have. @throws DomainError `not_found` */
export async function filesAsSeen(req: PayloadRequest, { order: id, user }: { order: string; user: SignedInUser }): Promise<FilesAsSeen> {
  const order = await req.payload.db.findOne<Order>({ collection: 'orders' as never, req, joins: false, where: { id: { equals: id } } })
  const facts = (await derivedFacts(req, [id])).get(id)
  if (!order || !facts) throw notFound()
  const { paidMinor, refundedMinor } = facts
  const status = paymentStatus({ totalMinor: order.totalMinor, grantedMinor: refundedMinor, receivedMinor: paidMinor - refundedMinor })
  return { order, viewer: viewerOf(user, order), status }
}

/** Files with who added them, by role and display name. */
export const FILES = `
  select d.id, d.name, d.category::text, d.scan_state::text as "scanState", d.mime_type as "mimeType", d.size_bytes as "sizeBytes", d.sha256,
    d.storage_key as "storageKey", to_char(d.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt", u.display_name as "uploaderName",
    case when d.uploader_id = o.client_id then 'client' when d.category in ('draft', 'final') then 'writer' else 'staff' end as "uploaderRole"
  from deliverables d join orders o on o.id = d.order_id left join users u on u.id = d.uploader_id
  where d.order_id = $1`
