import type { HelmetOptions } from 'helmet'
import { env } from '../../lib/env.ts'

/** Security headers. The panel needs inline scripts and styles; nothing may frame us or be loaded from elsewhere. */
export function securityHeaders(): HelmetOptions {
  const isHttps = env().PUBLIC_URL.startsWith('https:')
  return {
    contentSecurityPolicy: {
      useDefaults: true,
      directives: {
        'script-src': ["'self'", "'unsafe-inline'"],
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
