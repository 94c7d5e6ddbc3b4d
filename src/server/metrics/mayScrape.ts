import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { env } from '../../lib/env.ts'

/**
 * Who may read the metrics: who sends METRICS_TOKEN as a bearer token. Without a token nobody in
 * production, and elsewhere this machine, when no proxy stands between.
 */
export function mayScrape(req: IncomingMessage): boolean {
  const { METRICS_TOKEN, APP_ENV } = env()
  if (METRICS_TOKEN) return isSame(req.headers.authorization ?? '', `Bearer ${METRICS_TOKEN}`)
  return APP_ENV !== 'production' && !req.headers['x-forwarded-for'] && isLoopback(req.socket.remoteAddress ?? '')
}

const isLoopback = (address: string): boolean => /^(::ffff:)?127\.|^::1$/.test(address)

const isSame = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b))
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
