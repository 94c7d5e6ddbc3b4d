import { createHash } from 'node:crypto'
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import type { Payload } from 'payload'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { problem } from '../../lib/http/toProblem.ts'
import { env } from '../../lib/env.ts'
import { log } from '../../lib/log.ts'
import { sendProblem } from './sendProblem.ts'

type Rule = { name: string; path: RegExp; points: number; seconds: number; per: 'address' | 'caller' }

/** How often one address or one caller may use what is costly, guessable or moves money. */
export const RATE_LIMITS: readonly Rule[] = [
  { name: 'login',    path: /^\/api\/users\/(login|unlock)\/?$/,                                 points: 30, seconds: 60,    per: 'address' },
  { name: 'recover',  path: /^\/api\/users\/(forgot-password|reset-password|verify\/.+|join-website)\/?$/, points: 20, seconds: 900,   per: 'address' },
  { name: 'register', path: /^\/api\/users\/register\/?$/,                                       points: 20, seconds: 3_600, per: 'address' },
  { name: 'quote',    path: /^\/api\/pricing\/quote\/?$/,                                        points: 60, seconds: 60,    per: 'address' },
  { name: 'money',    path: /^\/api\/(wallets|orders\/[^/]+\/pay|payouts|payments|refunds)\b/,   points: 60, seconds: 60,    per: 'caller' },
  { name: 'graphql',  path: /^\/api\/graphql\/?$/,                                               points: 300, seconds: 60,   per: 'caller' },
]

/**
 * Counts POSTs in Postgres, so that all nodes share one count; in memory while Postgres does not
 * answer. Answers 429 with Retry-After.
 */
export function rateLimits(payload: Payload): RequestHandler {
  if (!env().RATE_LIMITS) return (_req, _res, next) => next()
  const { pool } = payload.db as unknown as { pool: unknown }
  const limited = RATE_LIMITS.map((rule) => ({ rule, limiter: limiterFor(rule, pool) }))
  return async (req: Request, res: Response, next: NextFunction) => {
    const found = req.method === 'POST' ? limited.find(({ rule }) => rule.path.test(req.path)) : undefined
    if (!found) return next()
    try {
      await found.limiter.consume(keyOf(req, found.rule))
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) {
        log().error({ err: refused }, 'The rate limiter failed; the request was let through')
        return next()
      }
      const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1_000))
      return sendProblem(res, { ...problem('rate_limited', `Too many requests of this kind. Try again in ${seconds} seconds.`, { retryAfterSeconds: seconds }), retryAfterSeconds: seconds })
    }
    next()
  }
}

function limiterFor({ name, points, seconds }: Rule, pool: unknown): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_limits',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: name,
    points,
    duration: seconds,
    insuranceLimiter: new RateLimiterMemory({ keyPrefix: name, points, duration: seconds }),
  })
}

function keyOf(req: Request, { per }: Rule): string {
  const token = req.get('authorization') ?? req.get('cookie')
  if (per === 'address' || !token) return req.ip ?? 'unknown'
  return createHash('sha256').update(token).digest('base64url')
}
