import type { SanitizedConfig } from 'payload'
import { platformOf } from '../../lib/feature.ts'
import { collectionPaths } from './collectionPaths.ts'
import { HEADERS, PARAMETERS, SECURITY_SCHEMES, SIGNED_IN, type Components } from './components.ts'
import { recordedCalls, withExamples } from './examples.ts'
import { endpointPaths } from './endpointPaths.ts'
import { loginPaths } from './loginPaths.ts'
import { readSchema } from './readSchema.ts'
import { PROBLEM } from './problems.ts'
import { serverPaths } from './serverPaths.ts'
import type { Document, Paths } from './types.ts'
import { withRateLimits } from './withRateLimits.ts'

/**
 * The API reference as OpenAPI 3.1, made of what runs: Payload's collections with their access, the
 * workflows, and the schemas of the platform's own endpoints. It needs no database.
 */
export async function openApi(config: SanitizedConfig): Promise<Document> {
  const { workflows } = platformOf(config)
  const components: Components = { schemas: { Problem: PROBLEM }, responses: {} }
  const shown = config.collections.filter(({ slug, endpoints }) => endpoints !== false && !slug.startsWith('payload-'))
  const found: Paths[] = [serverPaths(components), endpointPaths({ endpoints: config.endpoints, prefix: '/api', components })]
  for (const collection of shown) {
    const workflow = workflows[collection.slug]
    const { slug, endpoints, auth } = collection
    if (auth) found.push(loginPaths(components, readSchema(collection)))
    found.push(await collectionPaths({ collection, components, hasWorkflow: Boolean(workflow) }))
    found.push(endpointPaths({ endpoints: endpoints || [], prefix: `/api/${slug}`, components, ...(workflow && { workflow }) }))
  }
  return withExamples(assembled(withNames(withRateLimits(joined(found), components)), components, shown), recordedCalls())
}

/** Later ones win: what a collection's own endpoint answers, Payload's does not. */
function joined(found: Paths[]): Paths {
  const all: Paths = {}
  for (const paths of found) for (const [path, methods] of Object.entries(paths)) if (Object.keys(methods).length > 0) all[path] = { ...all[path], ...methods }
  return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Of two operations of one name the one about many documents says so. */
function withNames(paths: Paths): Paths {
  const byName = Map.groupBy(Object.entries(paths).flatMap(([path, methods]) => Object.values(methods).map((operation) => ({ path, operation }))), ({ operation }) => operation.operationId)
  for (const same of byName.values()) {
    if (same.length > 1) for (const { path, operation } of same) if (!path.includes('{')) operation.operationId = `${operation.operationId}.many`
  }
  return paths
}

const sorted = <T>(record: Record<string, T>): Record<string, T> => Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))

function assembled(paths: Paths, { schemas, responses }: Components, collections: SanitizedConfig['collections']): Document {
  const tags = [...new Set(Object.values(paths).flatMap((methods) => Object.values(methods).flatMap((each) => each.tags)))].sort()
  return {
    openapi: '3.1.0',
    info: { title: 'Scriptorium', version: '1', description: INTRODUCTION },
    servers: [{ url: '/', description: 'This server' }],
    tags: tags.map((name) => ({ name, ...labelOf(name, collections) })),
    security: SIGNED_IN,
    paths,
    components: { schemas: sorted(schemas), parameters: PARAMETERS, headers: HEADERS, responses: sorted(responses), securitySchemes: SECURITY_SCHEMES },
  }
}

const labelOf = (name: string, collections: SanitizedConfig['collections']): { description?: string } => {
  const label = collections.find(({ slug }) => slug === name)?.labels.plural
  return typeof label === 'string' ? { description: label } : {}
}

const INTRODUCTION = [
  'The back office of agencies that sell writing services. Say with `X-Website` which website a call is about, or call a host of that website.',
  'Bodies and answers are JSON unless said otherwise; a field that is not listed is refused, but for fields of a document that the caller may not write: those are left as they are. Amounts are whole minor units (`…Minor`) with `currency`; moments are ISO 8601; ids are UUIDs.',
  'A refusal is `application/problem+json` with a stable `code`. 429 and 503 carry `Retry-After` in seconds.',
  'Send `Idempotency-Key` with what creates or moves money. Documents with a life change by moves, `POST /api/COLLECTION/{id}/transitions/NAME` with the `version` that you saw; `GET /api/COLLECTION/{id}/transitions` says which are possible now.',
].join('\n\n')
