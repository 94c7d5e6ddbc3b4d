import { createServer, type Server } from 'node:http'
import type { Payload } from 'payload'
import { env } from '../../lib/env.ts'
import { log } from '../../lib/log.ts'
import { newRegistry } from './newRegistry.ts'
import { serveMetrics } from './serveMetrics.ts'

/** A worker listens on no port but METRICS_PORT, when that is set: `/metrics` and `/healthz`. */
export async function workerMetrics(payload: Payload): Promise<() => Promise<void>> {
  const { METRICS_PORT, HOST } = env()
  if (METRICS_PORT === undefined) return async () => {}
  const metrics = newRegistry(payload)
  const server = createServer((req, res) => {
    const path = req.url?.split('?')[0]
    if (path === '/healthz') return void res.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"ok"}')
    if (path === '/metrics') return void serveMetrics(metrics, req, res).catch((err: unknown) => (log().error({ err }, 'Metrics failed'), res.destroy()))
    res.writeHead(404).end()
  })
  server.headersTimeout = 5_000
  server.requestTimeout = 10_000
  await listening(server, METRICS_PORT, HOST)
  return () => new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

const listening = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve())
  })
