import type { AfterErrorHook } from 'payload'
import { current } from '../lib/context.ts'
import { toProblem } from '../lib/http/toProblem.ts'

/** Answers every error with a problem document that has a stable code. */
export const respondToError: AfterErrorHook = ({ error, req }) => {
  const problem = toProblem(error)
  if (problem.retryAfterSeconds) {
    req.responseHeaders ??= new Headers()
    req.responseHeaders.set('retry-after', String(problem.retryAfterSeconds))
  }
  return { status: problem.status, response: { ...problem, requestId: current().requestId } as never }
}
