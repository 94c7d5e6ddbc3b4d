import type { ServerResponse } from 'node:http'
import { current } from '../../lib/context.ts'
import type { Problem } from '../../lib/http/toProblem.ts'

const LINGER_MS = 1_000

/** Answers with a problem document. */
export function sendProblem(res: ServerResponse, problem: Problem): void {
  if (res.headersSent) return void res.end()
  res.statusCode = problem.status
  res.setHeader('content-type', isPanel(res) ? 'application/json' : 'application/problem+json')
  if (problem.retryAfterSeconds) res.setHeader('retry-after', String(problem.retryAfterSeconds))
  const body = JSON.stringify({ ...problem, requestId: current().requestId })
  if (problem.status === 413) endLater(res, body)
  else res.end(body)
}

/**
 * The rest of a body that is too large is thrown away, so the connection can't be used again. Closed at
 * once it would be reset, and a caller who is still sending would never read the answer.
 */
function endLater(res: ServerResponse, body: string): void {
  res.setHeader('connection', 'close')
  res.setHeader('content-length', Buffer.byteLength(body))
  res.write(body)
  const timer = setTimeout(() => res.end(), LINGER_MS)
  res.once('close', () => clearTimeout(timer))
  res.req.once('end', () => res.end())
  res.req.resume()
}

/** Payload's forms read an answer only when it calls itself plain JSON; the body is the same. */
const isPanel = ({ req }: ServerResponse): boolean => URL.parse(req.headers.referer ?? '')?.pathname.startsWith('/admin') ?? false
