import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { RequestHandler } from 'express'
import helmet, { type HelmetOptions } from 'helmet'
import { env } from '../../lib/env.ts'

/**
 * Security headers. Scripts of a page run from our own files, and inline only with the nonce of this one
 * answer, which Next puts on those it writes. Nothing may frame us or be loaded from elsewhere. An answer
 * of the API is no page: opened as one, it may load and do nothing.
 */
export function securityHeaders(): RequestHandler {
  const isHttps = env().PUBLIC_URL.startsWith('https:')
  const ofPages = helmet({ ...ofAll(isHttps), contentSecurityPolicy: pagePolicy(isHttps) })
  const ofApi = helmet({ ...ofAll(isHttps), contentSecurityPolicy: API_POLICY })
  return (req, res, next) => (isPage(req.path) ? ofPages : ofApi)(req, res, next)
}

const isPage = (path: string): boolean => !path.startsWith('/api/') || path.startsWith('/api/docs')

const ofAll = (isHttps: boolean): HelmetOptions => ({
  strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: true } : false,
  xFrameOptions: { action: 'deny' },
  crossOriginResourcePolicy: { policy: 'same-site' },
  referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
})

const API_POLICY: HelmetOptions['contentSecurityPolicy'] = { useDefaults: false, directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] } }

const pagePolicy = (isHttps: boolean): HelmetOptions['contentSecurityPolicy'] => ({
  useDefaults: true,
  directives: {
    'script-src': ["'self'", nonceOf],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'connect-src': ["'self'"],
    'frame-ancestors': ["'none'"],
    'upgrade-insecure-requests': isHttps ? [] : null,
  },
})

/** A source of its own for each answer. */
const nonceOf = (_req: unknown, _res: ServerResponse): string => `'nonce-${randomBytes(16).toString('base64')}'`
