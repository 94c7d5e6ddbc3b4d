import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request as ExpressRequest, Response as ExpressResponse } from 'express'
import { current } from '../../lib/context.ts'
import { byStatus, type Problem } from '../../lib/http/toProblem.ts'
import { rememberAddress } from './addressOf.ts'
import { headersOf } from './headersOf.ts'
import { bodyOf } from './limitedBody.ts'
import { sendProblem } from './sendProblem.ts'

type FetchHandler = (request: Request) => Promise<Response>

/** Serves a web-style handler (Payload's REST, GraphQL) from Express. */
export const fetchHandler = (handle: FetchHandler) => async (req: ExpressRequest, res: ExpressResponse): Promise<void> => {
  const body = await bodyOf(req).catch(() => 'gone' as const)
  if (body === 'gone') return void res.destroy()
  const response = await handle(rememberAddress(toRequest(req, res, body), req.ip))
  if (response.status >= 400) return answerProblem(res, response)
  res.statusCode = response.status
  copyHeaders(response, res)
  if (!response.body) return void res.end()
  if (/json/.test(response.headers.get('content-type') ?? '')) return void res.end(Buffer.from(await response.arrayBuffer()))
  // Either end may break off; both are closed then, so that no file or connection stays open behind it.
  await pipeline(Readable.fromWeb(response.body as never), res).catch(() => res.destroy())
}

function toRequest(req: ExpressRequest, res: ExpressResponse, body: BodyInit | null): Request {
  const aborted = new AbortController()
  res.on('close', () => {
    if (!res.writableEnded) aborted.abort()
  })
  return new Request(`${req.protocol}://${req.get('host') ?? 'localhost'}${req.originalUrl}`, {
    method: req.method,
    headers: headersOf(req as IncomingMessage),
    signal: aborted.signal,
    ...(body && { body, duplex: 'half' }),
  } as RequestInit)
}

/** Payload's own errors (an unknown route, a failed login) become problem documents like ours. */
async function answerProblem(res: ExpressResponse, response: Response): Promise<void> {
  copyHeaders(response, res)
  const body = await parsed(response)
  const isProblem = typeof body?.code === 'string'
  sendProblem(res, isProblem ? (body as Problem) : byStatus(response.status))
}

async function parsed(response: Response): Promise<Record<string, unknown> | null> {
  try {
    return (await response.json()) as Record<string, unknown>
  } catch {
    return null
  }
}

function copyHeaders(response: Response, res: ExpressResponse): void {
  response.headers.forEach((value, name) => {
    if (name !== 'set-cookie' && name !== 'content-length') res.setHeader(name, value)
  })
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) res.setHeader('set-cookie', cookies)
  // What an answer says depends on who asks, so nobody else may be given it.
  if (!res.hasHeader('cache-control')) res.setHeader('cache-control', 'private, no-cache')
  res.setHeader('x-request-id', current().requestId)
}
