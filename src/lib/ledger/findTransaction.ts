import type { PayloadRequest } from 'payload'
import { row } from '../db/rows.ts'

export type PostedTransaction = {
  id: string
  position: number
  kind: string
  postedAt: Date
  requestHash: string
  /** True when the key had been used for the same request before: nothing moved now. */
  isReplay: boolean
}

const FIND = 'select id, position, kind::text, posted_at, request_hash from ledger_transactions where website_id = $1 and idempotency_key = $2'

/** The transaction of an idempotency key, or null. */
export async function findTransaction(req: PayloadRequest, website: string, idempotencyKey: string): Promise<PostedTransaction | null> {
  const found = await row<{ id: string; position: number; kind: string; posted_at: Date; request_hash: string }>(req, FIND, [website, idempotencyKey])
  return found && { id: found.id, position: found.position, kind: found.kind, postedAt: found.posted_at, requestHash: found.request_hash, isReplay: true }
}
