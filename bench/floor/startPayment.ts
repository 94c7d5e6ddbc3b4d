import type { FastifyReply, FastifyRequest } from 'fastify'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { DomainError } from '../../src/domain/errors.ts'
import { referenceCode } from '../../src/domain/payments/referenceCode.ts'
import { callerOf, type Caller } from './caller.ts'
import type { Client } from './database.ts'
import type { Floor } from './floor.ts'
import { claimColumns, keyOf, replayOf, type Key, type Saved } from './idempotency.ts'
import { notFound } from './moves.ts'

const Input = z.strictObject({ payable: z.strictObject({ collection: z.literal('orders'), id: z.uuid() }), gateway: z.literal('stripe'), mode: z.literal('card') })

const CLAIM = `select ${claimColumns('$1', '$2')}`
const LOCK = `
  select o.id, o.number, o.title, o.client_id as client, o.state, o.currency, o.total_minor as "totalMinor",
    coalesce((select a.balance_minor from ledger_accounts a where a.website_id = o.website_id and a.kind = 'held_funds' and a.owner_kind = 'orders' and a.owner_id = o.id::text and a.currency = o.currency), 0) as "heldMinor",
    (select s.attempt_minutes from payment_settings s where s.website_id = o.website_id and s.takes_stripe) as minutes,
    (select p.customer_id from payments p where p.website_id = o.website_id and p.client_id = o.client_id and p.gateway = 'stripe' and p.customer_id is not null order by p.created_at desc limit 1) as customer
  from orders o where o.id = $1 and o.website_id = $2 for update of o`

/** The attempt, its event with its job, and the kept answer, which says only which attempt it is. */
const INSERT = `
  with made as (
    insert into payments (id, website_id, code, about, client_id, purpose, payable_collection, payable_id, gateway, mode, total_minor, wallet_minor, gateway_minor, currency, received_minor, wallet_taken_minor,
      expires_at, next_check_at, checks, state, state_since, state_episode, version, created_at, updated_at)
    values ($1, $2, $3, $4, $5, 'order', 'orders', $6, 'stripe', 'card', $7, 0, $7, $8, 0, 0, now() + $9 * interval '1 minute', now() + interval '1 minute', 0, 'created', now(), 0, 0, now(), now())),
  recorded as (
    insert into outbox_events (id, name, website_id, document_collection, document_id, facts, occurred_at, created_at, updated_at)
    values ($10, 'payment.created', $2, 'payments', $1, '{}', now(), now(), now())),
  queued as (
    insert into pgboss.job_common (name, data, start_after, keep_until, expire_seconds, deletion_seconds, retry_limit, retry_delay, retry_backoff, retry_delay_max, policy, dead_letter, heartbeat_seconds)
    select q.name, jsonb_build_object('eventId', $10, 'websiteId', $2), now(), now() + q.retention_seconds * interval '1 second', q.expire_seconds, q.deletion_seconds,
      q.retry_limit, q.retry_delay, q.retry_backoff, q.retry_delay_max, q.policy, q.dead_letter, q.heartbeat_seconds from pgboss.queue q where q.name = 'deliver-event')
  insert into idempotency_keys (id, scope, key, request_hash, status, body, website_id, created_at, updated_at) values ($11, $12, $13, $14, 201, to_jsonb($15::text), $2, now(), now())`

/** What Stripe said, with the line of the timeline and the event of the move. */
const ASKED = `
  with moved as (
    update payments set state = 'requires_action', state_since = now(), state_episode = state_episode + 1, version = version + 1, gateway_id = $2, intent_id = $2, customer_id = $3, next_action = $4, updated_at = now()
    where id = $1 and state = 'created' returning id, website_id),
  told as (
    insert into timeline_events (id, website_id, document_collection, document_id, event, from_state, to_state, actor_role, data, audience, at, created_at, updated_at)
    select $5, website_id, 'payments', id::text, 'ask', 'created', 'requires_action', 'system', '{}', 'everyone', now(), now(), now() from moved)
  insert into outbox_events (id, name, website_id, document_collection, document_id, facts, occurred_at, created_at, updated_at)
  select $6, 'payment.ask', website_id, 'payments', id::text, '{}', now(), now(), now() from moved`

type Payable = { id: string; number: string; title: string; client: string; state: string; currency: string; totalMinor: number; heldMinor: number; minutes: number | null; customer: string | null }

/** Begins a card payment for an order: the attempt is committed before Stripe is asked, and its answer after. */
export async function startPayment(floor: Floor, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const caller = await callerOf(floor, request)
  const input = Input.parse(request.body)
  const key = keyOf(request, caller)
  const id = uuid()
  const begun = await floor.database.transaction(caller.website.id, async (client) => {
    const [claimed] = await client.query<Saved>('start-claim', CLAIM, [key.scope, key.key])
    if (replayOf(claimed!, key)) throw new DomainError('conflict', 'The floor goes on with no attempt: the benchmark repeats none.')
    return insert(client, { caller, key, id, order: input.payable.id })
  })
  const { stripe } = floor
  const customer = begun.customer ?? (await stripe.customers.create({ metadata: { client: caller.user.id }, email: caller.user.email ?? '' }, { idempotencyKey: `customer:${caller.user.id}` })).id
  const intent = await stripe.paymentIntents.create(
    { amount: begun.totalMinor - begun.heldMinor, currency: begun.currency.toLowerCase(), customer, metadata: { payment: id, website: caller.website.id }, automatic_payment_methods: { enabled: true, allow_redirects: 'never' } },
    { idempotencyKey: `payment:${id}` },
  )
  const nextAction = { type: 'confirm_card', clientSecret: intent.client_secret }
  await floor.database.transaction(caller.website.id, (client) => client.query('start-asked', ASKED, [id, intent.id, customer, JSON.stringify(nextAction), uuid(), uuid()]))
  return reply.status(201).send({ doc: { id, state: 'requires_action', nextAction } })
}

type Wanted = { caller: Caller; key: Key; id: string; order: string }

async function insert(client: Client, { caller: { website, user }, key, id, order }: Wanted): Promise<Payable> {
  const [payable] = await client.query<Payable>('start-lock', LOCK, [order, website.id])
  if (!payable || payable.client !== user.id) throw notFound()
  if (payable.state !== 'awaiting_payment' || payable.minutes === null) throw new DomainError('order_not_payable', 'Only an order that waits for payment can be paid.', { state: payable.state })
  await client.query('start-insert', INSERT, [
    id, website.id, referenceCode('P', uuid()), `${payable.number} ${payable.title}`, user.id, order, payable.totalMinor - payable.heldMinor, payable.currency, payable.minutes,
    uuid(), uuid(), key.scope, key.key, key.hash, JSON.stringify({ id }),
  ])
  return payable
}
