import type { Payload } from 'payload'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { env } from '../../lib/env.ts'
import { problem, type Problem } from '../../lib/http/toProblem.ts'
import { log } from '../../lib/log.ts'

export type Limit = { name: string; points: number; seconds: number }

const limiters = new WeakMap<object, Map<string, RateLimiterPostgres>>()

/**
 * Counts one use in Postgres, so that all nodes share one count; in memory while Postgres does not
 * answer.
 * @returns the answer for who asks too often; null when the use is within the limit
 */
export async function takePoint(payload: Payload, limit: Limit, key: string): Promise<Problem | null> {
  if (!env().RATE_LIMITS) return null
  try {
    await limiterFor(payload, limit).consume(key)
    return null
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return tooOften(refused)
    log().error({ err: refused }, 'The rate limiter failed; the request was let through')
    return null
  }
}

function tooOften({ msBeforeNext }: RateLimiterRes): Problem {
  const retryAfterSeconds = Math.max(1, Math.ceil(msBeforeNext / 1_000))
  const sentence = `Too many requests of this kind. Try again in ${retryAfterSeconds} seconds.`
  return { ...problem('rate_limited', sentence, { retryAfterSeconds }), retryAfterSeconds }
}

function limiterFor(payload: Payload, limit: Limit): RateLimiterPostgres {
  const { pool } = payload.db as unknown as { pool: object }
  const known = limiters.get(pool) ?? new Map<string, RateLimiterPostgres>()
  const limiter = known.get(limit.name) ?? newLimiter(limit, pool)
  limiters.set(pool, known.set(limit.name, limiter))
  return limiter
}

const newLimiter = ({ name, points, seconds }: Limit, pool: object): RateLimiterPostgres =>
  new RateLimiterPostgres({
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
