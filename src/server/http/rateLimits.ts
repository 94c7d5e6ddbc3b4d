import { createHash } from 'node:crypto'
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import type { Payload } from 'payload'
import type { Problem } from '../../lib/http/toProblem.ts'
import { type Limit, takePoint } from './limiters.ts'
import { sendProblem } from './sendProblem.ts'

type Rule = Limit & { path: RegExp; per: 'address' | 'caller' }

/**
 * How often one address or one caller may use what is costly, guessable or moves money. The server
 * takes paths in any case of their letters, so these do too.
 */
export const RATE_LIMITS: readonly Rule[] = [
  { name: 'login',    path: /^\/api\/users\/(login|unlock)\/?$/i,                                 points: 30, seconds: 60,    per: 'address' },
  { name: 'recover',  path: /^\/api\/users\/(forgot-password|reset-password|verify\/.+|join-website)\/?$/i, points: 20, seconds: 900,   per: 'address' },
  { name: 'register', path: /^\/api\/users\/register\/?$/i,                                       points: 20, seconds: 3_600, per: 'address' },
  { name: 'quote',    path: /^\/api\/pricing\/quote\/?$/i,                                        points: 60, seconds: 60,    per: 'address' },
  { name: 'money',    path: /^\/api\/(wallets|orders\/[^/]+\/pay|payouts|payments|refunds)\b/i,   points: 60, seconds: 60,    per: 'caller' },
  { name: 'graphql',  path: /^\/api\/graphql\/?$/i,                                               points: 300, seconds: 60,   per: 'caller' },
]
// A token is not checked yet, so made-up ones must not make callers: their address has a limit too.
const CALLERS_PER_ADDRESS = 10

/** Answers 429 with Retry-After to who asks too often. Logins by GraphQL are counted where it is served. */
export const rateLimits = (payload: Payload): RequestHandler => async (req: Request, res: Response, next: NextFunction) => {
  const rule = RATE_LIMITS.find(({ name, path }) => (req.method === 'POST' || name === 'graphql') && path.test(req.path))
  const refused = rule ? await take(payload, rule, req) : null
  if (refused) sendProblem(res, refused)
  else next()
}

async function take(payload: Payload, rule: Rule, req: Request): Promise<Problem | null> {
  const address = req.ip ?? 'unknown'
  const token = req.get('authorization') ?? req.get('cookie')
  if (rule.per === 'address' || !token) return takePoint(payload, rule, address)
  const { name, points, seconds } = rule
  return (
    (await takePoint(payload, rule, createHash('sha256').update(token).digest('base64url'))) ??
    (await takePoint(payload, { name: `${name}-address`, points: points * CALLERS_PER_ADDRESS, seconds }, address))
  )
}
