import type { Endpoint, Payload } from 'payload'
import { current } from '../../lib/context.ts'
import { segmentsOf } from './segmentsOf.ts'

/**
 * Lets Payload look only at routes that can match: it compiles the pattern of each route of a collection
 * anew with each request, up to the one that matches. Which one that is stays its decision.
 */
export function indexRoutes({ config }: Payload): void {
  const { api } = config.routes
  for (const { slug, endpoints } of config.collections) if (endpoints) index(endpoints, `${api}/${slug}`)
  index(config.endpoints, api)
}

type Find = (predicate: (endpoint: Endpoint, place: number, all: Endpoint[]) => boolean) => Endpoint | undefined

function index(endpoints: Endpoint[], prefix: string): void {
  const shapes = endpoints.map(({ path }) => shapeOf(path))
  const find: Find = (predicate) => {
    const { path } = current()
    const segments = path?.startsWith(prefix) ? segmentsOf(path.slice(prefix.length)) : null
    const place = endpoints.findIndex((endpoint, i) => mayMatch(shapes[i]!, segments) && predicate(endpoint, i, endpoints))
    return endpoints[place]
  }
  Object.defineProperty(endpoints, 'find', { value: find, configurable: true })
}

type Shape = (string | null)[] | 'any'

/** The segments of a pattern, null for one that holds any; patterns with more to them are always looked at. */
function shapeOf(pattern: string): Shape {
  const segments = segmentsOf(pattern)
  if (segments.every((segment) => /^:\w+$/.test(segment) || /^[\w.-]+$/.test(segment))) return segments.map((segment) => (segment.startsWith(':') ? null : segment))
  return 'any'
}

const mayMatch = (shape: Shape, segments: string[] | null): boolean =>
  shape === 'any' || segments === null || (shape.length === segments.length && shape.every((part, i) => part === null || part === segments[i]))
