import type { SanitizedConfig } from 'payload'

let loaded: Promise<SanitizedConfig> | undefined

/** The whole configuration, evaluated without a database and with nothing of this machine in it. */
export function loadConfig(): Promise<SanitizedConfig> {
  return (loaded ??= load())
}

async function load(): Promise<SanitizedConfig> {
  process.env['APP_ENV'] = 'test'
  process.env['PAYLOAD_SECRET'] = 'generators sign nothing and need no secret'
  const { default: config } = await import('../../payload.config.ts')
  return config
}
