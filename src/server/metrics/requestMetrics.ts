import type { RequestHandler } from 'express'
import { Histogram, type Registry } from 'prom-client'
import type { RouteNamer } from './routePattern.ts'

const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** Measures every answered request by method, route and status. The path itself is never a label. */
export function requestMetrics(registry: Registry, nameRoute: RouteNamer): RequestHandler {
  const seconds = new Histogram({
    name: 'scriptorium_http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [registry],
  })
  return (req, res, next) => {
    const begun = process.hrtime.bigint()
    const { path, method } = req
    // `close` comes for answered and for given-up requests alike; `finish` only for the former.
    res.once('close', () => {
      const status = res.writableFinished ? String(res.statusCode) : 'aborted'
      seconds.observe({ method, route: nameRoute(method, path), status }, Number(process.hrtime.bigint() - begun) / 1e9)
    })
    next()
  }
}
