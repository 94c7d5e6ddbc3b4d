import { DomainError } from '../../src/domain/errors.ts'
import type { Facts } from '../../src/domain/workflow/types.ts'
import { candidates, choose, lateRefusal } from '../../src/domain/workflow/decide.ts'
import { dueAt } from '../../src/domain/workflow/dueAt.ts'
import { orderWorkflow } from '../../src/domain/orders/workflow.ts'
import type { Order, OrderFacts } from '../../src/domain/orders/types.ts'
import { COLUMNS, type OrderRow } from './orders.ts'
import type { Website } from './caller.ts'

/** The order's row, locked before it is read. `$1` is its id, `$2` its website. */
export const LOCK = `select ${COLUMNS} from orders o where o.id = $1 and o.website_id = $2 for update`

export const notFound = (): DomainError => new DomainError('not_found', 'There is nothing at this address, or you may not see it.')

type Asked = { name: string; row: OrderRow; version: number | null; facts: Partial<OrderFacts> & Pick<OrderFacts, 'actor'>; website: Website }

export type Moved = { to: string; at: Date; timers: { transition: string; episode: number; due: Date }[] }

/** Decides a move by the product's own table and guards. @throws DomainError as the product's engine */
export function decideMove({ name, row, version, facts, website }: Asked): Moved {
  const doc = row as unknown as Order
  const { actor } = facts
  const late = lateRefusal(orderWorkflow, name, { doc, actor })
  if (late) throw late
  if (version !== null && version !== doc.version) throw new DomainError('version_conflict', 'Somebody changed this meanwhile.', { version: doc.version, state: doc.state })
  const at = new Date()
  const { settings, timeZone } = website
  const judged = { doc, now: at, input: {}, settings, candidate: null, cleanFinals: 0, heldMinor: 0, requiredMinor: doc.totalMinor, outstandingMinor: 0, isEarningCleared: false, request: null, hasAsked: false, newTotalMinor: null, ...facts }
  const chosen = choose(candidates(orderWorkflow, name, { doc, actor }), judged as unknown as Facts<{ state: string }>)
  const clocks = orderWorkflow.transitions.filter(({ after, from }) => after && (from as readonly string[]).includes(chosen.to as string))
  const timers = clocks.map(({ name: transition, after }) => ({ transition, episode: row.stateEpisode + 1, due: dueAt(at, after!, { timeZone, durations: settings }) }))
  return { to: chosen.to as string, at, timers }
}

/** The order after a move, as it will be read. */
export const afterMove = (row: OrderRow, { to, at }: Moved, patch: Record<string, unknown> = {}): OrderRow => ({
  ...row, ...patch, state: to, stateSince: at, stateEpisode: row.stateEpisode + 1, version: row.version + 1, updatedAt: at,
})

/** A part of a `with` that writes what every move changes; `$2` is the order after it. */
export const MOVE = `
  moved as (
    update orders set state = m.state::enum_orders_state, state_since = m."updatedAt", state_episode = m."stateEpisode", version = m.version, updated_at = m."updatedAt",
      writer_id = m.writer, writer_share_percent = m."writerSharePercent", writer_share_minor = m."writerShareMinor", work_since = m."workSince"
    from jsonb_to_record($2::jsonb) as m(id uuid, state text, "stateEpisode" numeric, version numeric, "updatedAt" timestamptz, writer uuid, "writerSharePercent" numeric,
      "writerShareMinor" numeric, "workSince" timestamptz)
    where orders.id = m.id)`
