import type { FastifyRequest } from 'fastify'
import { v7 as uuid } from 'uuid'
import { DomainError } from '../../src/domain/errors.ts'
import { writerShareOf } from '../../src/domain/orders/settle.ts'
import { rolesOn } from '../../src/domain/users/roles.ts'
import type { Actor } from '../../src/domain/workflow/types.ts'
import type { Candidate } from '../../src/domain/writers/candidate.ts'
import { callerOf } from './caller.ts'
import { eventParameter, WRITE_EVENT } from './events.ts'
import type { Floor } from './floor.ts'
import { afterMove, decideMove, MOVE, notFound } from './moves.ts'
import { COLUMNS, shownTo, type OrderRow } from './orders.ts'
import { MoveInput } from './submit.ts'

// The order, then the writer's profile: two claims at once must not both find the last free place.
const LOCK = `
  select ${COLUMNS}, c.display_name as "clientName", p.id as profile from orders o join users c on c.id = o.client_id
    left join writer_profiles p on p.website_id = o.website_id and p.user_id = $3
  where o.id = $1 and o.website_id = $2 for update of o`
const LOCK_PROFILE = 'select 1 from writer_profiles where id = $1 for update'

// After the locks, in a statement of its own, which sees what was committed before them.
const CANDIDATE = `
  select p.user_id as "user", p.active, p.level, p.capacity, p.pay_share_percent as "paySharePercent",
    array(select t.text from writer_profiles_texts t where t.parent_id = p.id and t.path = 'subjects') as subjects,
    (select count(*) from orders o where o.website_id = p.website_id and o.writer_id = p.user_id and o.state in ('in_progress', 'in_review', 'in_revision', 'on_hold'))::int as "inWork",
    coalesce((select a.balance_minor from ledger_accounts a where a.website_id = p.website_id and a.kind = 'held_funds' and a.owner_kind = 'orders' and a.owner_id = $2 and a.currency = $3), 0) as held
  from writer_profiles p where p.id = $1`

const WRITE = `
  with ${MOVE},
  assigned as (
    insert into order_assignments (id, website_id, order_id, writer_id, how, share_percent, started_at, created_at, updated_at)
    select a.assignment, a.website, a.id, a.writer, 'claim', a."writerSharePercent", a."updatedAt", a."updatedAt", a."updatedAt"
    from jsonb_to_record($2::jsonb) as a(assignment uuid, website uuid, id uuid, writer uuid, "writerSharePercent" numeric, "updatedAt" timestamptz)),
  answered as (
    update order_requests set updated_at = a."updatedAt", answered_at = a."updatedAt", answer = (case when writer_id = a.writer then 'approved' else 'declined' end)::enum_order_requests_answer
    from jsonb_to_record($2::jsonb) as a(id uuid, writer uuid, "updatedAt" timestamptz) where order_id = a.id and answer = 'open'),
  ${WRITE_EVENT} select done from woken`

/** A writer takes an available order. */
export async function claimOrder(floor: Floor, request: FastifyRequest): Promise<unknown> {
  const { website, user } = await callerOf(floor, request)
  if (!rolesOn(user, website.id).includes('writer')) throw new DomainError('forbidden', 'This is for writer only.')
  const { id } = request.params as { id: string }
  const { version } = MoveInput.parse(request.body)
  return floor.database.transaction(website.id, async (client) => {
    const [locked] = await client.query<OrderRow & { profile: string | null }>('claim-lock', LOCK, [id, website.id, user.id])
    if (!locked) throw notFound()
    const { profile, ...row } = locked as OrderRow & { profile: string | null }
    await client.query('profile-lock', LOCK_PROFILE, [profile])
    const [found] = await client.query<Candidate & { held: number }>('candidate', CANDIDATE, [profile, id, row.currency])
    const actor: Actor = { id: user.id, roles: ['any_writer'] }
    const move = decideMove({ name: 'claim', row, version, website, facts: { actor, candidate: found ?? null, heldMinor: found?.held ?? 0 } })
    const percent = found!.paySharePercent ?? website.settings.writerSharePercent!
    const writerShareMinor = writerShareOf({ totalMinor: row.totalMinor, heldMinor: found!.held }, percent)
    const order = afterMove(row, move, { writer: user.id, writerSharePercent: percent, writerShareMinor, workSince: move.at })
    const facts = { from: row.state, to: move.to, actor: user.id, roles: actor.roles }
    const event = eventParameter({ website: website.id, order: id, name: 'claim', from: row.state, to: move.to, actor, role: 'any_writer', facts, at: move.at, timers: move.timers })
    await client.query('claim', WRITE, [event, JSON.stringify({ ...order, assignment: uuid() })])
    return { doc: shownTo('writer', { ...order, writerName: user.displayName, paidMinor: 0, refundedMinor: 0 }) }
  })
}
