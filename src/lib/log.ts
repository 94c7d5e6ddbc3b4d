import type { Config } from 'payload'
import { pino, type Logger } from 'pino'
import { current } from './context.ts'
import { env } from './env.ts'

const KEY = Symbol.for('scriptorium.log')
type Holder = typeof globalThis & { [KEY]?: Logger }

const REDACTED = ['req.headers.authorization', 'req.headers.cookie', 'res.headers["set-cookie"]', '*.password', '*.token']

/** The process's log: one JSON line an event, with the id of the request it happened in. */
export const log = (): Logger =>
  ((globalThis as Holder)[KEY] ??= pino({
    level: env().LOG_LEVEL,
    redact: REDACTED,
    mixin: () => ({ requestId: current().requestId }),
  }))

export const payloadLogger = (): NonNullable<Config['logger']> => log() as never
