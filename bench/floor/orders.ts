import type { FastifyRequest } from 'fastify'
import { DomainError } from '../../src/domain/errors.ts'
import { viewerOf, type Viewer } from '../../src/domain/orders/viewer.ts'
import { paymentStatus } from '../../src/domain/payments/paymentStatus.ts'
import { rolesOn } from '../../src/domain/users/roles.ts'
import { callerOf, type Caller } from './caller.ts'
import type { Floor } from './floor.ts'

export type OrderRow = Record<string, unknown> & {
  id: string; website: string; client: string; writer: string | null; state: string; version: number; stateEpisode: number
  totalMinor: number; currency: string; paidMinor: number; refundedMinor: number
}

/** The columns of an order under the names of the API. */
export const COLUMNS = `o.id, o.website_id as website, o.number, o.title, o.deadline, o.service_id as service, o.brief, o.brief_form as "briefForm", o.units, o.level, o.subject,
  o.writer_level as "writerLevel", o.currency, o.total_minor as "totalMinor", o.tax_minor as "taxMinor", o.tax, o.lines, o.discounts, o.writer_share_minor as "writerShareMinor",
  o.writer_share_percent as "writerSharePercent", o.client_id as client, o.writer_id as writer, o.state::text, o.state_since as "stateSince", o.state_episode as "stateEpisode",
  o.version, o.revisions_used as "revisionsUsed", o.work_since as "workSince", o.paused_at as "pausedAt", o.held_from as "heldFrom", o.held_by as "heldBy", o.delivered_at as "deliveredAt", o.completed_at as "completedAt",
  o.needs_review as "needsReview", o.eligible_levels as "eligibleLevels", o.price_table_id as "priceTable", o.quote_id as "quoteId", o.quote_hash as "quoteHash", o.quote_expires_at as "quoteExpiresAt",
  o.quote_inputs as "quoteInputs", o.installment_plan_id as "installmentPlan", o.created_at as "createdAt", o.updated_at as "updatedAt"`

// Held funds by the whole key of the account; what came in and went back to where money comes from.
export const DERIVED = `c.display_name as "clientName", w.display_name as "writerName", coalesce(money.paid, 0) as "paidMinor", coalesce(money.refunded, 0) as "refundedMinor"`
export const DERIVED_FROM = `join users c on c.id = o.client_id left join users w on w.id = o.writer_id
  left join lateral (
    select sum(p.amount_minor) filter (where p.to_id = held.id) as paid, sum(p.amount_minor) filter (where p.from_id = held.id) as refunded
    from ledger_accounts held
      join ledger_postings p on p.to_id = held.id or p.from_id = held.id
      join ledger_accounts other on other.id = case when p.to_id = held.id then p.from_id else p.to_id end
    where held.website_id = o.website_id and held.kind = 'held_funds' and held.owner_kind = 'orders' and held.owner_id = o.id::text and held.currency = o.currency
      and other.kind in ('gateway', 'client_wallet', 'client_bonus')) money on true`

const HIDDEN: Record<Viewer, readonly string[]> = {
  staff: [],
  client: ['writer', 'writerShareMinor', 'writerSharePercent', 'workSince', 'heldFrom', 'priceTable'],
  writer: ['client', 'totalMinor', 'taxMinor', 'tax', 'lines', 'discounts', 'workSince', 'heldFrom', 'priceTable', 'quoteId', 'quoteHash', 'quoteExpiresAt', 'quoteInputs', 'paidMinor', 'refundedMinor', 'paymentStatus', 'installmentPlan'],
  other: [],
}

/** An order as this viewer may read it. */
export function shownTo(viewer: Viewer, row: OrderRow): Record<string, unknown> {
  const { totalMinor, paidMinor, refundedMinor } = row
  const shown: Record<string, unknown> = { ...row, paymentStatus: paymentStatus({ totalMinor, grantedMinor: refundedMinor, receivedMinor: paidMinor - refundedMinor }) }
  for (const field of HIDDEN[viewer]) delete shown[field]
  return shown
}

const READ = `select ${COLUMNS}, ${DERIVED} from orders o ${DERIVED_FROM} where o.id = $1 and o.website_id = $2`

/** One order of the caller's: 404 for anybody else's, as for one that is not there. */
export async function readOrder(floor: Floor, request: FastifyRequest): Promise<unknown> {
  const caller = await callerOf(floor, request)
  const { id } = request.params as { id: string }
  const [order] = await floor.database.on(caller.website.id, (client) => client.query<OrderRow>('read', READ, [id, caller.website.id]))
  const viewer = viewerOf(caller.user, order ?? {})
  if (!order || viewer === 'other') throw new DomainError('not_found', 'There is nothing at this address, or you may not see it.')
  return shownTo(viewer, order)
}

// The page is found first; only its rows are read whole.
const LIST = `
  with page as (select id, created_at from orders where client_id = $1 and website_id = $2 and state::text = $3 order by created_at desc limit $4)
  select ${COLUMNS}, ${DERIVED}, (select count(*) from orders where client_id = $1 and website_id = $2 and state::text = $3)::int as "totalDocs"
  from page join orders o on o.id = page.id ${DERIVED_FROM} order by page.created_at desc`

/** A client's orders in a state, the newest first, with their number. */
export async function listOrders(floor: Floor, request: FastifyRequest): Promise<unknown> {
  const caller = await callerOf(floor, request)
  requireClient(caller)
  const query = request.query as Record<string, string>
  const limit = Math.min(100, Math.max(1, Number(query.limit) || 10))
  const found = await floor.database.on(caller.website.id, (client) =>
    client.query<OrderRow & { totalDocs: number }>('list', LIST, [caller.user.id, caller.website.id, query['where[state][equals]'], limit]),
  )
  const totalDocs = found[0]?.totalDocs ?? 0
  const totalPages = Math.max(1, Math.ceil(totalDocs / limit))
  const docs = found.map(({ totalDocs: _total, ...order }) => shownTo('client', order as OrderRow))
  return { docs, hasNextPage: totalPages > 1, hasPrevPage: false, limit, nextPage: totalPages > 1 ? 2 : null, page: 1, pagingCounter: 1, prevPage: null, totalDocs, totalPages }
}

export function requireClient({ user, website }: Caller): void {
  if (!rolesOn(user, website.id).includes('client')) throw new DomainError('forbidden', 'This is for client only.')
}
