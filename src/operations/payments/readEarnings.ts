import type { PayloadRequest } from 'payload'
import { row, rows } from '../../lib/db/rows.ts'
import { balancesOfOwner } from '../../lib/ledger/balanceOf.ts'
import { websiteById } from '../../lib/websites/settings.ts'

export const EARNINGS_PAGE_SIZE = 50

type EarningsQuery = { website: string; writer: string; page: number; state?: string | undefined }

// The page first: behind row-level security a comparison with a conversion in it finds nothing by index.
const LIST = `
  with e as materialized (
    select id, id::text as text, title, state, state_episode, amount_minor, currency, created_at, payable_collection, payable_id from earnings
    where website_id = $1 and writer_id = $2 and ($3::text is null or state::text = $3) order by id desc limit $4 offset $5)
  select e.id, e.title, e.state::text, e.amount_minor as "amountMinor", e.currency, e.created_at as "earnedAt", t.due_at as "clearsAt",
    e.payable_collection as "collection", e.payable_id as "documentId"
  from e
  left join timers t on t.document_id = e.text and t.document_collection = 'earnings' and t.episode = e.state_episode and t.state = 'waiting'
  order by e.id desc`

/** A writer's earnings on a website, newest first, with what is pending, available and owed. */
export async function readEarnings(req: PayloadRequest, { website, writer, page, state }: EarningsQuery) {
  const { currency } = await websiteById(req, website)
  const balances = await balancesOfOwner(req, website, { ownerKind: 'writer', ownerId: writer })
  const held = (kind: string): number => balances.find((account) => account.kind === kind && account.currency === currency)?.balanceMinor ?? 0
  const found = await rows<Record<string, unknown>>(req, LIST, [website, writer, state ?? null, EARNINGS_PAGE_SIZE, (page - 1) * EARNINGS_PAGE_SIZE])
  const count = await row<{ total: number }>(
    req,
    'select count(*) as total from earnings where website_id = $1 and writer_id = $2 and ($3::text is null or state::text = $3)',
    [website, writer, state ?? null],
  )
  const totalDocs = count?.total ?? 0
  return {
    currency,
    pendingMinor: held('writer_pending'),
    availableMinor: held('writer_available'),
    owedMinor: Math.max(0, -held('writer_owed')),
    docs: found.map(({ collection, documentId, ...earning }) => ({ ...earning, document: { collection, id: documentId } })),
    page, pageSize: EARNINGS_PAGE_SIZE, totalDocs,
    totalPages: Math.max(1, Math.ceil(totalDocs / EARNINGS_PAGE_SIZE)),
  }
}
