import type { Endpoint, SanitizedConfig } from 'payload'
import type { EndpointMeta } from '../../lib/http/endpoint.ts'

/** `meta` is null for a route that is not one of the platform's own endpoints. */
export type ListedRoute = { method: string; path: string; meta: EndpointMeta | null }

// What src/server/app.ts serves before Payload's routes.
const OF_THE_SERVER = [
  'GET /healthz', 'GET /readyz', 'GET /metrics', 'GET /api/graphql', 'POST /api/graphql', 'GET /api/docs', 'GET /api/docs/openapi.json',
].map((each): ListedRoute => {
  const [method, path] = each.split(' ') as [string, string]
  return { method, path, meta: null }
})

/** Every route that is served, in the order in which they are looked for below one address. */
export const routeList = ({ endpoints, collections, globals }: Pick<SanitizedConfig, 'endpoints' | 'collections' | 'globals'>): ListedRoute[] => [
  ...OF_THE_SERVER,
  ...routesOf(endpoints, '/api'),
  ...collections.flatMap(({ slug, endpoints: own }) => routesOf(own || [], `/api/${slug}`)),
  ...globals.flatMap(({ slug, endpoints: own }) => routesOf(own || [], `/api/globals/${slug}`)),
]

export const routesOf = (endpoints: Endpoint[], prefix: string): ListedRoute[] =>
  endpoints.map(({ method, path, custom }) => ({
    method: method.toUpperCase(),
    path: `${prefix}${path === '/' ? '' : path}`,
    meta: (custom?.scriptorium as EndpointMeta | undefined) ?? null,
  }))
