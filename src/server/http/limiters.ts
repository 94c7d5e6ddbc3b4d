import type { Payload } from 'payload'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRedis, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible'
import { env } from '../../lib/env.ts'
import { problem, type Problem } from '../../lib/http/toProblem.ts'
import { log } from '../../lib/log.ts'
import { noteRedisFailure, noteRedisSuccess, redis } from '../../lib/redis.ts'

export type Limit = { name: string; points: number; seconds: number }
/** Where uses of one limit are counted: the first store that answers counts. */
type Counters = { redis: RateLimiterAbstract | null; postgres: RateLimiterAbstract }

const counters = new WeakMap<object, Map<string, Counters>>()

/**
 * Counts one use where all nodes share one count: in Redis where there is one, in Postgres else and
 * while Redis is away, in memory while Postgres does not answer either.
 * @returns the answer for who asks too often; null when the use is within the limit
 */
export async function takePoint(payload: Payload, limit: Limit, key: string): Promise<Problem | null> {
  if (!env().RATE_LIMITS) return null
  try {
    await consume(countersOf(payload, limit), key)
    return null
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return tooOften(refused)
    log().error({ err: refused }, 'The rate limiter failed; the request was let through')
    return null
  }
}

/** @throws RateLimiterRes when the use is over the limit */
async function consume(count: Counters, key: string): Promise<void> {
  if (count.redis) {
    try {
      await count.redis.consume(key)
      return noteRedisSuccess()
    } catch (failure) {
      if (failure instanceof RateLimiterRes) throw failure
      noteRedisFailure(failure)
    }
  }
  await count.postgres.consume(key)
}

function tooOften({ msBeforeNext }: RateLimiterRes): Problem {
  const retryAfterSeconds = Math.max(1, Math.ceil(msBeforeNext / 1_000))
  const sentence = `Too many requests of this kind. Try again in ${retryAfterSeconds} seconds.`
  return { ...problem('rate_limited', sentence, { retryAfterSeconds }), retryAfterSeconds }
}

function countersOf(payload: Payload, limit: Limit): Counters {
  const { pool } = payload.db as unknown as { pool: object }
  const known = counters.get(pool) ?? new Map<string, Counters>()
  const count = known.get(limit.name) ?? { redis: inRedis(limit), postgres: inPostgres(limit, pool) }
  counters.set(pool, known.set(limit.name, count))
  return count
}

function inRedis({ name, points, seconds }: Limit): RateLimiterAbstract | null {
  const client = redis()
  return client && new RateLimiterRedis({ storeClient: client, rejectIfRedisNotReady: true, keyPrefix: `scriptorium:limit:${name}`, points, duration: seconds })
}

const inPostgres = ({ name, points, seconds }: Limit, pool: object): RateLimiterAbstract =>
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
