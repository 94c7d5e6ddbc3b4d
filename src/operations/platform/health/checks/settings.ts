import { env } from '../../../../lib/env.ts'
import type { HealthCheck } from '../check.ts'

/** Whether the settings are those of a production that faces the world. */
export const settings: HealthCheck = {
  name: 'settings',
  title: 'Settings',
  finds: 'In production: PUBLIC_URL is not https, or rate limits are off.',
  run: async () => {
    const { APP_ENV, PUBLIC_URL, RATE_LIMITS } = env()
    if (APP_ENV !== 'production') return { status: 'ok', says: `This installation is a ${APP_ENV}.` }
    if (!PUBLIC_URL.startsWith('https:')) return { status: 'warning', says: 'PUBLIC_URL is not https: cookies travel in the open.', todo: 'Serve the platform behind TLS and set PUBLIC_URL to its https address.' }
    if (!RATE_LIMITS) return { status: 'warning', says: 'Rate limits are off.', todo: 'Set RATE_LIMITS=on, or unset it.' }
    return { status: 'ok', says: 'The settings are fit for production.' }
  },
}
