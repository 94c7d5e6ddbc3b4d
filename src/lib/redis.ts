import { Redis } from 'ioredis'
import { now } from './clock.ts'
import { env, type Env } from './env.ts'
import { log } from './log.ts'

/** Since when Redis does not serve, and why, in its own words. */
export type Absence = { since: Date; reason: string }
type Connection = { client: Redis; away: Absence | null }

const connections = new WeakMap<Env, Connection>()

/** The process's connection to Redis, made on the first call; null where REDIS_URL is not set. */
export const redis = (): Redis | null => connection()?.client ?? null

/** Null while Redis serves, and where there is none. */
export const redisAbsence = (): Absence | null => connection()?.away ?? null

/** What an operator is told while Redis is away. */
export function redisNotice(): string | null {
  const away = redisAbsence()
  return away && `Redis can’t be used since ${away.since.toISOString()}: rate limits are counted in Postgres meanwhile.`
}

/** Notes that Redis did not do what it was asked. */
export const noteRedisFailure = (error: unknown): void => noteFailure(connection(), error)

/** Notes that Redis did what it was asked. */
export const noteRedisSuccess = (): void => noteSuccess(connection())

/** Closes the connection at once: nothing waits in it. */
export function closeRedis(): void {
  connection()?.client.disconnect()
  connections.delete(env())
}

function connection(): Connection | null {
  const settings = env()
  if (!settings.REDIS_URL) return null
  const known = connections.get(settings) ?? connect(settings.REDIS_URL)
  connections.set(settings, known)
  return known
}

function connect(url: string): Connection {
  const client = new Redis(url, {
    // A request never waits for Redis: what can't be sent at once, or is not answered soon, fails.
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    connectTimeout: 2_000,
    socketTimeout: 500,
    retryStrategy: (times) => Math.min(times * 200, 2_000),
  })
  const made: Connection = { client, away: null }
  client.on('error', (error: Error) => noteFailure(made, error))
  client.on('ready', () => noteSuccess(made))
  client.on('close', () => noteFailure(made, new Error('The connection was closed')))
  return made
}

function noteFailure(to: Connection | null, error: unknown): void {
  if (!to || to.away) return
  to.away = { since: now(), reason: (error as Error).message }
  log().warn({ err: error }, 'Redis can’t be used; rate limits are counted in Postgres')
}

function noteSuccess(to: Connection | null): void {
  if (!to?.away || to.client.status !== 'ready') return
  to.away = null
  log().info('Redis is back; rate limits are counted there')
}
