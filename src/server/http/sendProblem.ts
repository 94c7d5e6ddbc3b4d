import type { ServerResponse } from 'node:http'
import { current } from '../../lib/context.ts'
import type { Problem } from '../../lib/http/toProblem.ts'

/** Answers with a problem document. */
export function sendProblem(res: ServerResponse, problem: Problem): void {
  if (res.headersSent) return void res.end()
  res.statusCode = problem.status
  res.setHeader('content-type', isPanel(res) ? 'application/json' : 'application/problem+json')
  if (problem.retryAfterSeconds) res.setHeader('retry-after', String(problem.retryAfterSeconds))
  // The rest of a body that is too large is not read, so the connection can't be used again.
  if (problem.status === 413) res.setHeader('connection', 'close')
  res.end(JSON.stringify({ ...problem, requestId: current().requestId }))
}

/** Payload's forms read an answer only when it calls itself plain JSON; the body is the same. */
const isPanel = ({ req }: ServerResponse): boolean => URL.parse(req.headers.referer ?? '')?.pathname.startsWith('/admin') ?? false
