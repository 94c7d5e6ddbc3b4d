import type { FastifyRequest } from 'fastify'
import Stripe from 'stripe'
import { v7 as uuid } from 'uuid'
import { kindOfStripeEvent } from '../../src/domain/gateways/objectKinds.ts'
import type { Floor } from './floor.ts'

// The inbox and the job that acts on it, once for each event, in one statement.
const KEEP = `
  with kept as (
    insert into gateway_events (id, website_id, gateway, type, object_kind, object_id, payable_collection, payable_id, event_id, created_at_gateway, received_at, tries, metadata, body,
      state, state_since, state_episode, version, created_at, updated_at)
    select $1, w.id, 'stripe', $3, $4, $5, 'payments', $6, $7, to_timestamp($8), now(), 0, $9, $10, 'received', now(), 0, 0, now(), now() from websites w where w.slug = $2
    on conflict (website_id, gateway, event_id) do nothing returning id, website_id)
  insert into pgboss.job_common (name, data, start_after, keep_until, expire_seconds, deletion_seconds, retry_limit, retry_delay, retry_backoff, retry_delay_max, policy, dead_letter, heartbeat_seconds)
  select q.name, jsonb_build_object('id', k.id, 'websiteId', k.website_id), now(), now() + q.retention_seconds * interval '1 second', q.expire_seconds, q.deletion_seconds,
    q.retry_limit, q.retry_delay, q.retry_backoff, q.retry_delay_max, q.policy, q.dead_letter, q.heartbeat_seconds
  from kept k cross join pgboss.queue q where q.name = 'process-gateway-event'`

/** Takes a signed message of Stripe about a payment into the inbox. Its body comes as text. */
export async function receiveWebhook(floor: Floor, request: FastifyRequest): Promise<unknown> {
  const text = request.body as string
  const { id, type, created, data } = Stripe.webhooks.constructEvent(text, String(request.headers['stripe-signature']), floor.webhookSecret)
  const object = data.object as unknown as { id: string; metadata: Record<string, string> }
  const body = JSON.stringify(JSON.parse(text), (key, value: unknown) => (key === 'client_secret' ? undefined : value))
  const { website } = request.params as { website: string }
  await floor.database.transaction('*', (client) =>
    client.query('keep-webhook', KEEP, [uuid(), website, type, kindOfStripeEvent(type), object.id, object.metadata['payment'] ?? null, id, created, JSON.stringify(object.metadata), body]))
  return { received: true }
}
