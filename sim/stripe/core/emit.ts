import { newId } from './ids.ts'
import type { Call, Fields, Resource } from './types.ts'
import { nowOf, put } from './world.ts'
import { ApiVersion } from './version.ts'

/** Writes an event with the object as it is now, for the endpoints that listen for it. `previous`: fields that changed. */
export function emit(call: Call, type: string, resource: Resource, previous?: Fields): void {
  const { world, account, platform } = call
  const connected = account !== platform
  const listening = world.store.all(platform, 'webhook_endpoint').filter(({ resource: endpoint, hidden }) => {
    const wants = endpoint.enabled_events.includes('*') || endpoint.enabled_events.includes(type)
    return endpoint.status === 'enabled' && wants && Boolean(hidden.connect) === connected
  })
  const event = {
    id: newId('evt'),
    object: 'event',
    ...(connected && { account }),
    api_version: ApiVersion,
    created: nowOf(world),
    data: { object: resource, ...(previous && { previous_attributes: previous }) },
    livemode: false,
    pending_webhooks: listening.length,
    request: call.request,
    type,
  }
  put(world, account, event, { endpoints: listening.map(({ resource: { id } }) => id) })
}
