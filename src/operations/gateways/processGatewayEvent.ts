import type { PayloadRequest } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import { GatewayError } from '../../domain/gateways/GatewayError.ts'
import type { GatewayName } from '../../domain/gateways/gateway.ts'
import { OBJECT_KINDS, type ObjectKind } from '../../domain/gateways/objectKinds.ts'
import { now } from '../../lib/clock.ts'
import { row } from '../../lib/db/rows.ts'
import { platformOf } from '../../lib/feature.ts'
import { SYSTEM } from '../../lib/workflow/actor.ts'
import { transition } from '../../lib/workflow/transition.ts'

/** Over about eight minutes, with growing pauses. */
export const EVENT_TRIES = 8

type Event = {
  id: string; website: string; gateway: GatewayName; eventId: string; type: string; account: string | null
  objectKind: ObjectKind; objectId: string; createdAt: Date; metadata: Record<string, string>
}

const READ = `
  select id, website_id as website, gateway, event_id as "eventId", type, account, object_kind as "objectKind", object_id as "objectId",
    created_at_gateway as "createdAt", coalesce(metadata, '{}') as metadata
  from gateway_events where id = $1 and state = 'received'`

/**
 * Tells the area that keeps such objects, which asks the gateway what is the case now. Safe to run twice.
 * @throws what went wrong, so that the job is tried again; after the last try the event is parked instead
 */
export async function processGatewayEvent(req: PayloadRequest, id: string): Promise<void> {
  const event = await row<Event>(req, READ, [id])
  if (!event) return
  const handle = platformOf(req.payload.config).gatewayObjects[event.objectKind]
  if (!handle) return move(req, id, 'ignore', `Nothing on this platform waits for messages about a ${OBJECT_KINDS[event.objectKind].toLowerCase()}.`)
  const { website, gateway, objectId, eventId, ...rest } = event
  const outcome = await handle(req, { gateway, website, objectId, event: { id: eventId, type: rest.type, createdAt: rest.createdAt, account: rest.account, metadata: rest.metadata } })
    .catch((error: unknown) => ({ error }))
  if (outcome === 'done') return move(req, id, 'process')
  if (outcome === 'elsewhere') return move(req, id, 'ignore', 'It is about another website, which shares the account and is told as well.')
  if (outcome !== 'unknown') return tryLater(req, event, outcome.error)
  // What we have begun carries our website; the rest of the account is the business of others.
  if (!event.metadata['website'] && event.objectKind !== 'dispute') return move(req, id, 'ignore', 'It is about something that was not begun on this platform.')
  return tryLater(req, event, new DomainError('not_found', `Nothing here belongs to ${objectId}.`))
}

async function tryLater(req: PayloadRequest, { id }: Event, error: unknown): Promise<void> {
  const failed = await row<{ tries: number }>(req, `
    update gateway_events set tries = tries + 1, reason = $2, updated_at = $3 where id = $1 and state = 'received' returning tries`, [id, reasonOf(error), now()])
  if (!failed) return
  if (failed.tries < EVENT_TRIES) throw error
  await move(req, id, 'park', `Tried ${EVENT_TRIES} times. ${reasonOf(error)}`)
}

/** For staff: refusals are sentences already, anything else is our own mistake. */
function reasonOf(error: unknown): string {
  const { message } = error as Error
  return (error instanceof DomainError || error instanceof GatewayError ? message : `The platform failed: ${message}`).slice(0, 450)
}

async function move(req: PayloadRequest, id: string, name: 'process' | 'ignore' | 'park', reason?: string): Promise<void> {
  await transition(req, { collection: 'gateway-events', id, name, version: null, actor: SYSTEM, ...(reason && { input: { reason } }) })
}
