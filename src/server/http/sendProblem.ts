import type { ServerResponse } from 'node:http'
import { current } from '../../lib/context.ts'
import type { Problem } from '../../lib/http/toProblem.ts'

/** Answers with a problem document. */
export function sendProblem(res: ServerResponse, problem: Problem, headers: Record<string, string> = {}): void {
  if (res.headersSent) return void res.end()
  res.statusCode = problem.status
  res.setHeader('content-type', 'application/problem+json')
  if (problem.retryAfterSeconds) res.setHeader('retry-after', String(problem.retryAfterSeconds))
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
  res.end(JSON.stringify({ ...problem, requestId: current().requestId }))
}
