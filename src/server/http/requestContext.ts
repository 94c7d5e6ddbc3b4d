import type { NextFunction, Request, Response } from 'express'
import { v7 as uuid } from 'uuid'
import { runInContext } from '../../lib/context.ts'

const ACCEPTED = /^[\w.-]{8,64}$/

/** Gives each request an id (or takes the proxy's) that its log lines, answer and problems carry. */
export function requestContext(req: Request, res: Response, next: NextFunction): void {
  const given = req.get('x-request-id')
  const requestId = given && ACCEPTED.test(given) ? given : uuid()
  res.setHeader('x-request-id', requestId)
  runInContext({ requestId, websiteId: null, visible: [] }, next)
}
