import type { SanitizedConfig } from 'payload'
import { routeList } from '../http/routeList.ts'
import { segmentsOf } from '../http/segmentsOf.ts'

/** Names the route of a request; what no route takes is one name, so that strangers can't make new ones. */
export type RouteNamer = (method: string, path: string) => string

const UNKNOWN = 'unmatched'
const OF_THE_PANEL = ['/admin', '/_next']

/** Made once, from every route of the configuration. */
export function routeNamer(config: Pick<SanitizedConfig, 'endpoints' | 'collections' | 'globals'>): RouteNamer {
  const routes = routeList(config).map(({ method, path }) => ({ method, path, parts: segmentsOf(path) }))
  const table = Map.groupBy(routes, ({ method, parts }) => `${method} ${parts.length}`)
  return (method, path) => {
    const panel = OF_THE_PANEL.find((start) => path.startsWith(start))
    if (panel) return panel
    const asked = segmentsOf(path)
    const found = table.get(`${method} ${asked.length}`)?.find(({ parts }) => parts.every((part, i) => part.startsWith(':') || part === asked[i]))
    return found?.path ?? UNKNOWN
  }
}
