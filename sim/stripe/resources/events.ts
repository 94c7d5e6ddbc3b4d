import { randomBytes } from 'node:crypto'
import { invalid } from '../core/errors.ts'
import { newId } from '../core/ids.ts'
import { listOf } from '../core/lists.ts'
import { mergeMetadata, need, needStored } from '../core/need.ts'
import type { Call, Fields, Resource, Route } from '../core/types.ts'
import { ApiVersion } from '../core/version.ts'
import { nowOf, put } from '../core/world.ts'

const EVENTS = '/v1/events'
const ENDPOINTS = '/v1/webhook_endpoints'

export const events: Route[] = [
  { method: 'GET', path: EVENTS, params: 'EventListParams', returns: 'EventBase', run: listEvents },
  { method: 'GET', path: `${EVENTS}/:id`, params: 'EventRetrieveParams', returns: 'EventBase', run: (call) => need(call, 'event', call.ids.id!) },
  { method: 'POST', path: ENDPOINTS, params: 'WebhookEndpointCreateParams', returns: 'WebhookEndpoint', run: createEndpoint, takes: ['url', 'enabled_events', 'api_version', 'connect', 'description', 'metadata'] },
  { method: 'GET', path: ENDPOINTS, params: 'WebhookEndpointListParams', returns: 'WebhookEndpoint', run: (call) => listOf(call, 'webhook_endpoint', ENDPOINTS) },
  { method: 'GET', path: `${ENDPOINTS}/:id`, params: 'WebhookEndpointRetrieveParams', returns: 'WebhookEndpoint', run: (call) => need(call, 'webhook_endpoint', call.ids.id!) },
  { method: 'POST', path: `${ENDPOINTS}/:id`, params: 'WebhookEndpointUpdateParams', returns: 'WebhookEndpoint', run: updateEndpoint },
  { method: 'DELETE', path: `${ENDPOINTS}/:id`, params: 'WebhookEndpointDeleteParams', returns: 'DeletedWebhookEndpoint', run: deleteEndpoint },
]

function listEvents(call: Call): Fields {
  const { type, types, delivery_success: delivered } = call.params
  if (type && types) throw invalid('You may pass either `type` or `types`, but not both.', { param: 'types' })
  const patterns = ((types ?? (type ? [type] : ['*'])) as string[]).map((pattern) => new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`))
  const params = { ...call.params, type: undefined }
  return listOf({ ...call, params }, 'event', EVENTS, (event) => {
    const isAsked = patterns.some((pattern) => pattern.test(event.type))
    return isAsked && (delivered === undefined || delivered === (event.pending_webhooks === 0))
  })
}

/** The secret is told this once. */
function createEndpoint(call: Call): Fields {
  const { world, account, params } = call
  if (params.api_version && params.api_version !== ApiVersion) throw invalid(`Invalid API version: ${params.api_version}. This simulator speaks ${ApiVersion}.`, { param: 'api_version' })
  const secret = `whsec_${randomBytes(24).toString('base64url').replace(/[-_]/g, '0')}`
  const endpoint = put(world, account, {
    id: newId('we'),
    object: 'webhook_endpoint',
    api_version: params.api_version ?? null,
    created: nowOf(world),
    description: params.description || null,
    enabled_events: params.enabled_events,
    livemode: false,
    metadata: mergeMetadata({}, params.metadata),
    status: 'enabled',
    url: checkedUrl(params.url),
  }, { secret, connect: params.connect === true })
  return { ...endpoint, secret }
}

function updateEndpoint(call: Call): Fields {
  const { world, account, params } = call
  const endpoint = need(call, 'webhook_endpoint', call.ids.id!)
  const changed: Resource = { ...endpoint, metadata: mergeMetadata(endpoint.metadata, params.metadata) }
  if (params.url) changed.url = checkedUrl(params.url)
  if (params.enabled_events) changed.enabled_events = params.enabled_events
  if (params.description !== undefined) changed.description = params.description || null
  if (params.disabled !== undefined) changed.status = params.disabled ? 'disabled' : 'enabled'
  return put(world, account, changed)
}

function deleteEndpoint(call: Call): Fields {
  const { resource, hidden } = needStored(call, 'webhook_endpoint', call.ids.id!)
  call.world.store.put({ account: call.account, resource, hidden, deleted: true })
  return { id: resource.id, object: 'webhook_endpoint', deleted: true }
}

function checkedUrl(url: string): string {
  if (!URL.canParse(url) || !/^https?:/.test(url)) throw invalid('Invalid URL: An explicit scheme (such as https) must be provided.', { code: 'url_invalid', param: 'url' })
  return url
}
