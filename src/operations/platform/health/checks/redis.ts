import { redis, redisAbsence } from '../../../../lib/redis.ts'
import type { HealthCheck } from '../check.ts'

/** Whether Redis serves, where one is set. Nothing is lost without it. */
export const sharedCounts: HealthCheck = {
  name: 'redis',
  title: 'Redis',
  finds: 'REDIS_URL is set and Redis does not answer: rate limits are counted in Postgres meanwhile.',
  run: async () => {
    const client = redis()
    if (!client) return { status: 'ok', says: 'No Redis is set: rate limits are counted in Postgres.' }
    const answers = await client.ping().then(() => true, () => false)
    if (answers) return { status: 'ok', says: 'Redis answers.' }
    const since = redisAbsence()?.since.toISOString()
    return {
      status: 'warning',
      says: 'Redis does not answer: rate limits are counted in Postgres.',
      todo: 'See that Redis runs and that REDIS_URL is right. Nothing is lost meanwhile.',
      ...(since && { since }),
    }
  },
}
