import { v7 as uuid } from 'uuid'
import type { Actor, ActorRole } from '../../src/domain/workflow/types.ts'
import type { KeptAnswer } from './idempotency.ts'

/** What a move of an order leaves besides the order itself. */
export type Event = {
  website: string
  order: string
  name: string
  from: string | null
  to: string
  actor: Actor
  /** The role that permitted the move. */
  role: ActorRole
  facts: Record<string, unknown>
  at: Date
  timers?: { transition: string; episode: number; due: Date }[]
  kept?: KeptAnswer | null
}

/**
 * Parts of a `with`, which write the event `$1`: the line of the timeline, the event of the outbox,
 * timers, a job for each of these (as pg-boss writes it, NOTIFY included) and the answer kept under its
 * Idempotency-Key. End the statement with `select … from woken`: what is not read is not run.
 */
export const WRITE_EVENT = `
  told as (
    insert into timeline_events (id, website_id, document_collection, document_id, event, from_state, to_state, actor_id, actor_role, data, audience, at, created_at, updated_at)
    select e."timelineId", e.website, 'orders', e."order", e.name, e."from", e."to", e.actor, e.role, '{}', 'everyone', e.at, e.at, e.at
    from jsonb_to_record($1::jsonb) as e("timelineId" uuid, website uuid, "order" text, name text, "from" text, "to" text, actor uuid, role text, at timestamptz)),
  recorded as (
    insert into outbox_events (id, name, website_id, document_collection, document_id, facts, occurred_at, created_at, updated_at)
    select e."outboxId", 'order.' || e.name, e.website, 'orders', e."order", e.facts, e.at, e.at, e.at
    from jsonb_to_record($1::jsonb) as e("outboxId" uuid, name text, website uuid, "order" text, facts jsonb, at timestamptz)),
  timed as (
    insert into timers (id, website_id, document_collection, document_id, episode, transition, due_at, state, created_at, updated_at)
    select t.id, e.website, 'orders', e."order", t.episode, t.transition, t.due, 'waiting', e.at, e.at
    from jsonb_to_record($1::jsonb) as e(website uuid, "order" text, at timestamptz)
      cross join jsonb_to_recordset($1::jsonb -> 'timers') as t(id uuid, episode numeric, transition text, due timestamptz)),
  queued as (
    insert into pgboss.job_common (name, data, start_after, keep_until, expire_seconds, deletion_seconds, retry_limit, retry_delay, retry_backoff, retry_delay_max, policy, dead_letter, heartbeat_seconds)
    select q.name, j.data, coalesce(j.due, now()), coalesce(j.due, now()) + q.retention_seconds * interval '1 second', q.expire_seconds, q.deletion_seconds,
      q.retry_limit, q.retry_delay, q.retry_backoff, q.retry_delay_max, q.policy, q.dead_letter, q.heartbeat_seconds
    from jsonb_to_recordset($1::jsonb -> 'jobs') as j(queue text, data jsonb, due timestamptz) join pgboss.queue q on q.name = j.queue),
  kept as (
    insert into idempotency_keys (id, scope, key, request_hash, status, body, website_id, created_at, updated_at)
    select k.id, k.scope, k.key, k.hash, k.status, to_jsonb(k.body), e.website, e.at, e.at
    from jsonb_to_record($1::jsonb) as e(website uuid, at timestamptz)
      cross join jsonb_to_recordset($1::jsonb -> 'kept') as k(id uuid, scope text, key text, hash text, status numeric, body text)),
  woken as (select pg_notify('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24), 'deliver-event') as done)`

/** The parameter of `WRITE_EVENT`. */
export function eventParameter({ website, order, name, from, to, actor, role, facts, at, timers = [], kept = null }: Event): string {
  const outboxId = uuid()
  const started = timers.map((timer) => ({ ...timer, id: uuid() }))
  return JSON.stringify({
    website, order, name, from, to, role, facts, at, outboxId, timelineId: uuid(), actor: actor.id, timers: started,
    jobs: [
      { queue: 'deliver-event', data: { eventId: outboxId, websiteId: website } },
      ...started.map(({ id, due }) => ({ queue: 'fire-timer', data: { timerId: id, websiteId: website }, due })),
    ],
    kept: kept ? [{ ...kept, id: uuid() }] : [],
  })
}
