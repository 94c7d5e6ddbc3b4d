import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { HelmetOptions } from 'helmet'
import { env } from '../../lib/env.ts'

/**
 * Security headers. Scripts run from our own files, and inline only with the nonce of this one answer,
 * which Next puts on those it writes. Nothing may frame us or be loaded from elsewhere.
 */
export function securityHeaders(): HelmetOptions {
  const isHttps = env().PUBLIC_URL.startsWith('https:')
  return {
    contentSecurityPolicy: {
      useDefaults: true,
      directives: {
        'script-src': ["'self'", nonceOf],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'connect-src': ["'self'"],
        'frame-ancestors': ["'none'"],
        'upgrade-insecure-requests': isHttps ? [] : null,
      },
    },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    xFrameOptions: { action: 'deny' },
    crossOriginResourcePolicy: { policy: 'same-site' },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  }
}

/** A source of its own for each answer. */
const nonceOf = (_req: unknown, _res: ServerResponse): string => `'nonce-${randomBytes(16).toString('base64')}'`
