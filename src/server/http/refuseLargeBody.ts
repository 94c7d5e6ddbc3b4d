import type { NextFunction, Request, Response } from 'express'
import { problem } from '../../lib/http/toProblem.ts'
import { bodyLimit } from './limitedBody.ts'
import { sendProblem } from './sendProblem.ts'

/** Refuses a body that says it is too large before a byte of it is read. */
export function refuseLargeBody(req: Request, res: Response, next: NextFunction): void {
  const limit = bodyLimit(req)
  if (Number(req.get('content-length') ?? 0) <= limit) return next()
  const detail = `The body is larger than the ${Math.floor(limit / 1024 / 1024)} MiB that are permitted here.`
  // The rest of the body is not read, so the connection can't be used again.
  sendProblem(res, problem('payload_too_large', detail, { limitBytes: limit }), { connection: 'close' })
}
