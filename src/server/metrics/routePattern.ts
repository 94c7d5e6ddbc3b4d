import type { SanitizedConfig } from 'payload'

/** Names the route of a request; what no route takes is one name, so that strangers can't make new ones. */
export type RouteNamer = (method: string, path: string) => string

const UNKNOWN = 'unmatched'
const SERVERS = ['GET /healthz', 'GET /readyz', 'GET /metrics', 'GET /api/graphql', 'POST /api/graphql', 'GET /api/docs', 'GET /api/docs/openapi.json']

/** Made once, from every route of the configuration. */
export function routeNamer(config: Pick<SanitizedConfig, 'endpoints' | 'collections' | 'globals'>): RouteNamer {
  const table = new Map<string, string[][]>()
  const add = (method: string, path: string) => {
    const parts = partsOf(path)
    const key = `${method} ${parts.length}`
    table.set(key, [...(table.get(key) ?? []), parts])
  }
  for (const each of SERVERS) add(...(each.split(' ') as [string, string]))
  for (const { method, path } of config.endpoints) add(method.toUpperCase(), `/api${path}`)
  for (const { slug, endpoints } of config.collections) for (const { method, path } of endpoints || []) add(method.toUpperCase(), `/api/${slug}${path}`)
  for (const { slug, endpoints } of config.globals) for (const { method, path } of endpoints || []) add(method.toUpperCase(), `/api/globals/${slug}${path}`)
  return (method, path) => {
    if (path.startsWith('/admin') || path.startsWith('/_next')) return path.startsWith('/admin') ? '/admin' : '/_next'
    const parts = partsOf(path)
    const found = table.get(`${method} ${parts.length}`)?.find((pattern) => pattern.every((part, i) => part.startsWith(':') || part === parts[i]))
    return found ? `/${found.join('/')}` : UNKNOWN
  }
}

const partsOf = (path: string): string[] => path.split('/').filter(Boolean)
