import type { NextFunction, Request, Response } from 'express'
import { problem } from '../../lib/http/toProblem.ts'
import { bodyLimit } from './limitedBody.ts'
import { sendProblem } from './sendProblem.ts'

/** Refuses a body that says it is too large before a byte of it is read. */
export function refuseLargeBody(req: Request, res: Response, next: NextFunction): void {
  const limit = bodyLimit(req)
  if (Number(req.get('content-length') ?? 0) <= limit) return next()
  const detail = `The body is larger than the ${(limit / 1024).toLocaleString('en')} KiB that are permitted here.`
  sendProblem(res, problem('payload_too_large', detail, { limitBytes: limit }))
}
