import type { IncomingMessage, ServerResponse } from 'node:http'
import { mayScrape } from './mayScrape.ts'
import type { Metrics } from './newRegistry.ts'

/** Answers a scrape. To who may not, there is nothing here. */
export async function serveMetrics(metrics: Metrics, req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (!mayScrape(req)) {
    res.writeHead(404, { 'content-type': 'text/plain' }).end('There is nothing at this address.\n')
    return
  }
  const text = await metrics.text()
  res.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' }).end(text)
}
