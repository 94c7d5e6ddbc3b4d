import type { NextFunction, Request, Response } from 'express'
import { env } from '../../lib/env.ts'
import { problem } from '../../lib/http/toProblem.ts'
import { sendProblem } from './sendProblem.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a change that a page of a foreign origin asks for with somebody's cookie. Payload would
 * treat it as anonymous; a plain refusal tells a frontend developer what to set.
 */
export function refuseWrongOrigin(req: Request, res: Response, next: NextFunction): void {
  const origin = req.get('origin')
  const isForeign = origin !== undefined && !env().ALLOWED_ORIGINS.includes(origin) && origin !== `${req.protocol}://${req.get('host')}`
  if (SAFE.has(req.method) || !req.get('cookie') || !isForeign) return next()
  sendProblem(res, problem('wrong_origin', 'Requests with cookies are taken from the listed origins only. Add this one to ALLOWED_ORIGINS, or send the token in the Authorization header.'))
}
