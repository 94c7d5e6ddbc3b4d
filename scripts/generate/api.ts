import type { SanitizedCollectionConfig } from 'payload'
import type { EndpointAccess, EndpointMeta } from '../../src/lib/http/endpoint.ts'
import { callersByOperation, OPERATIONS } from '../../src/server/openapi/callersByOperation.ts'
import { type ListedRoute as Route, routesOf } from '../../src/server/http/routeList.ts'
import { RATE_LIMITS } from '../../src/server/http/rateLimits.ts'
import { loadConfig } from './loadConfig.ts'
import { code, page, table } from './markdown.ts'
import { fieldTable } from './schemaFields.ts'

/** Every address of the REST API: the platform's own endpoints, and what of Payload's is open. */
export async function generate(): Promise<Record<string, string>> {
  const { endpoints, collections } = await loadConfig()
  const areas = collections.map((collection) => ({ collection, routes: routesOf(collection.endpoints || [], `/api/${collection.slug}`) }))
  const own = [...routesOf(endpoints, '/api'), ...areas.flatMap(({ routes }) => routes)].filter(isOwn)
  const isTransition = ({ path }: Route) => path.includes('/:id/transitions')
  const lines = [
    ...INTRO,
    '## Endpoints',
    '',
    ...own.filter((route) => !isTransition(route)).sort(byPath).flatMap(endpointLines),
    ...transitionLines(own.filter(isTransition)),
    '## Documents',
    '',
    ...DOCUMENTS,
    ...table(['collection', ...OPERATIONS.map(({ label }) => label)], await documentRows(collections.filter(({ endpoints }) => endpoints !== false))),
    ...loginLines(areas.flatMap(({ collection, routes }) => (collection.auth ? routes.filter((route) => !route.meta) : []))),
    ...limitLines(),
  ]
  return { 'docs/generated/api.md': page('REST API', 'the endpoints and collections', lines) }
}

const INTRO = [
  'How to call it (the website, logging in, errors, idempotency) is in [the page for frontends](../frontend.md); codes of',
  'refusals are in [errors](errors.md), the GraphQL schema in [schema.graphql](schema.graphql). Bodies are JSON unless said',
  'otherwise. A field that is not listed is refused. An admin’s endpoint is open to superadmins too.',
  '',
]

const DOCUMENTS = [
  'Payload’s own routes: read is `GET /api/COLLECTION`, `GET /api/COLLECTION/:id` and `GET /api/COLLECTION/count`, create is',
  '`POST /api/COLLECTION`, change is `PATCH /api/COLLECTION/:id`, delete is `DELETE /api/COLLECTION/:id`. Lists take `where`,',
  '`sort`, `limit` (100 at most), `page`, `select` and `depth` (3 at most). A cell names who is not refused outright; which',
  'rows and fields they then see or write, the rules in `src/access` say. An empty cell is refused to everybody, and so are',
  'changes and deletes by query.',
  '',
]

/** An endpoint for nobody stands before one of Payload's, to close it. */
const isOwn = (route: Route): route is Route & { meta: EndpointMeta } => route.meta !== null && route.meta.access.length > 0

function byPath(a: Route, b: Route): number {
  if (a.path === b.path) return a.method < b.method ? -1 : 1
  return a.path < b.path ? -1 : 1
}

function endpointLines({ method, path, meta }: Route & { meta: EndpointMeta }): string[] {
  const { summary, access, input, query, idempotent, upload, status } = meta
  const facts = [
    `For: ${callersOf(access)}.`,
    `Success: ${status ?? 200}.`,
    ...(idempotent ? ['Takes `Idempotency-Key`.'] : []),
    ...(upload ? ['The body is `multipart/form-data`.'] : []),
  ]
  return [
    `### ${method} ${path}`,
    '',
    `${summary}.`,
    '',
    facts.join(' '),
    '',
    ...(query ? ['Query:', '', ...fieldTable(query)] : []),
    ...(input ? ['Body:', '', ...fieldTable(input)] : []),
  ]
}

function callersOf(access: EndpointAccess): string {
  if (access === 'public') return 'everybody'
  return access === 'user' ? 'everybody who is logged in' : access.join(', ')
}

/** The two endpoints that every collection with a workflow has, described once. */
function transitionLines(routes: (Route & { meta: EndpointMeta })[]): string[] {
  const [read, move] = ['GET', 'POST'].map((method) => routes.find((route) => route.method === method))
  if (!read || !move) return []
  const paths = routes.filter(({ method }) => method === 'GET').map(({ path }) => code(path.replace('/:id/transitions', '')))
  const generic = ({ path, ...route }: typeof read) => endpointLines({ ...route, path: path.replace(/^\/api\/[^/]+/, '/api/COLLECTION') })
  return [...generic(read), `COLLECTION is one of ${paths.join(', ')}.`, '', ...generic(move), 'Names and inputs of the moves are in [workflows](workflows.md).', '']
}

async function documentRows(collections: SanitizedCollectionConfig[]): Promise<string[][]> {
  const rows: string[][] = []
  for (const collection of collections) {
    const callers = await callersByOperation(collection)
    if (callers.some(Boolean)) rows.push([code(collection.slug), ...callers])
  }
  return rows
}

const DOCUMENT = /^\/api\/[^/]+(\/(:id|count|access\/:id\?|versions|versions\/:id))?$/

/** What Payload adds to a collection of logins. */
function loginLines(routes: Route[]): string[] {
  const rows = routes.filter(({ path }) => !DOCUMENT.test(path)).map(({ method, path }) => [code(`${method} ${path}`)])
  return ['## Logins', '', 'Payload’s own; [the page for frontends](../frontend.md) shows how to use them.', '', ...table(['route'], rows.sort())]
}

const limitLines = (): string[] => [
  '## Rate limits',
  '',
  'POSTs to a path that matches. Beyond the limit the answer is 429 `rate_limited` with `Retry-After`. A caller is a token',
  'or a cookie; without one, the address.',
  '',
  ...table(
    ['name', 'path', 'requests', 'in seconds', 'for each'],
    RATE_LIMITS.map(({ name, path, points, seconds, per }) => [name, code(path.source.replaceAll('\\/', '/')), String(points), String(seconds), per]),
  ),
]
