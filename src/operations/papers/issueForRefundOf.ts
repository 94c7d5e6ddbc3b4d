import type { PayloadRequest } from 'payload'
import { row } from '../../lib/db/rows.ts'
import { issuePapers } from './issuePapers.ts'

/** Issues the papers of what a refund is about. */
export async function issueForRefundOf(req: PayloadRequest, refund: string): Promise<void> {
  const about = await row<{ collection: string; id: string }>(req, 'select payable_collection as collection, payable_id as id from refunds where id = $1', [refund])
  if (about) await issuePapers(req, about)
}
