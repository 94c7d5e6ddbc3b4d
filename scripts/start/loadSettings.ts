import { existsSync } from 'node:fs'
import { env, forgetEnv } from '../../src/lib/env.ts'
import { PlainError } from '../../src/lib/PlainError.ts'
import { plainly } from '../../src/server/embedded/plainly.ts'

/**
 * Reads `.env` (what is set already wins), checks every setting, and runs the server with Node
 * libraries in production mode also where the installation is a demo.
 * @throws PlainError that names the variable which can't be used
 */
export function loadSettings(): void {
  if (existsSync('.env')) process.loadEnvFile('.env')
  try {
    process.env['APP_ENV'] = env().APP_ENV
  } catch (cause) {
    const known = plainly(cause)
    throw known instanceof PlainError ? known : new PlainError((cause as Error).message, { cause })
  }
  ;(process.env as Record<string, string>)['NODE_ENV'] = 'production'
  forgetEnv()
}
