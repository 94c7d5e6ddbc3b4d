import type { PayloadRequest } from 'payload'
import { v7 as uuid } from 'uuid'
import { kindOfStripeEvent } from '../../domain/gateways/objectKinds.ts'
import { now } from '../../lib/clock.ts'
import { asSystem, asWebsite } from '../../lib/context.ts'
import { notFound } from '../../lib/db/lock.ts'
import { row, rows } from '../../lib/db/rows.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { faultPoints } from '../../lib/faults.ts'
import { readStripeEvent, type StripeEvent } from '../../lib/gateways/stripe/readStripeEvent.ts'
import { openKeys, type SealedKeys, type StripeKeys } from '../../lib/gateways/stripeKeys.ts'
import { send } from '../../lib/jobs/boss.ts'
import { strangeness } from './strangeness.ts'

type Received = { slug: string; body: string; signature: string | null }

// An archived website is told of its refunds and disputes all the same.
const WEBSITE = `
  select w.id as "websiteId", s.secret_key_sealed as "secretKeySealed", s.webhook_secrets_sealed as "webhookSecretsSealed"
  from websites w left join payment_settings s on s.website_id = w.id where w.slug = $1`

/**
 * Takes a message of Stripe into the inbox, once, and queues the job that acts on it. Nothing is asked of
 * Stripe here: the answer goes out as soon as the row is written.
 * @throws DomainError `webhook_signature_invalid`, `webhook_malformed`, `gateway_off`, `not_found`; then nothing was written
 */
export async function receiveStripeEvent(req: PayloadRequest, { slug, body, signature }: Received): Promise<void> {
  const found = await asSystem(() => row<SealedKeys>(req, WEBSITE, [slug]))
  if (!found) throw notFound()
  const keys = openKeys(found)
  const event = readStripeEvent({ body, signature, secrets: keys.webhookSecrets, at: now() })
  await asWebsite(found.websiteId, () => keep(req, { event, keys, websiteId: found.websiteId }))
}

const INSERT = `
  insert into gateway_events (id, website_id, gateway, type, object_kind, object_id, payable_collection, payable_id, reason, event_id, account,
    created_at_gateway, received_at, tries, metadata, body, state, state_since, state_episode, version, created_at, updated_at)
  values ($1, $2, 'stripe', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, $13, $14, $15, $12, 0, 0, $12, $12)
  on conflict (website_id, gateway, event_id) do nothing returning id`

type Kept = { event: StripeEvent; keys: StripeKeys; websiteId: string }

const keep = (req: PayloadRequest, { event, keys, websiteId }: Kept): Promise<void> =>
  inTransaction(req, async () => {
    const kind = event.objectId ? kindOfStripeEvent(event.type) : null
    const strange = kind ? await strangeness(req, { event, keys, websiteId }) : null
    const { state, reason } = strange ?? (kind ? { state: 'received', reason: null } : { state: 'ignored', reason: 'A type of message that tells nothing the platform needs.' })
    const about = aboutOf(event)
    const written = await rows(req, INSERT, [
      uuid(), websiteId, event.type, kind, event.objectId, about.collection, about.id, reason, event.id, event.account,
      event.createdAt, now(), JSON.stringify(event.metadata), event.body && JSON.stringify(event.body), state,
    ])
    const id = written[0]?.['id']
    if (id && state === 'received') await send(req, 'process-gateway-event', { id, websiteId })
    await faultPoints(req, 'gateway-event.receive')
  })

/** Our own document, as its id stands in the metadata that we wrote on the object. */
function aboutOf({ metadata }: StripeEvent): { collection: string | null; id: string | null } {
  const found = ABOUT.find(([name]) => metadata[name])
  // Of a refund that goes back in parts the place of the part follows.
  return found ? { collection: found[1], id: metadata[found[0]]!.split(':')[0]! } : { collection: null, id: null }
}

const ABOUT: readonly (readonly [name: string, collection: string])[] = [['refund', 'refunds'], ['transfer', 'payouts'], ['payment', 'payments']]
