import type { PayloadRequest } from 'payload'
import { rows } from '../../../lib/db/rows.ts'

/** One thing in the books that is not as it must be. */
export type Finding = {
  /** Number of the invariant, as in `docs/money.md`. */
  invariant: 1 | 2 | 3 | 4 | 5 | 6 | 7
  website: string
  /** The row that differs: its collection and its id. */
  collection: string
  id: string
  /** Its place in the order of the books, when it has one: findings are told in this order. */
  position: number | null
  message: string
}

/** No check tells more than this many: the first one is what matters. */
export const MAX_FINDINGS = 20

/** Runs a check that selects `website_id, id, collection, position, message` of every row that differs. */
export async function find(req: PayloadRequest, invariant: Finding['invariant'], text: string, values: unknown[] = []): Promise<Finding[]> {
  const found = await rows<Omit<Finding, 'invariant' | 'website'> & { website_id: string }>(req, `${text} limit ${MAX_FINDINGS}`, values)
  return found.map(({ website_id, ...finding }) => ({ ...finding, invariant, website: website_id }))
}
