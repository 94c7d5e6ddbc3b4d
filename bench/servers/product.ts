import { freePort } from '../../src/server/embedded/freePort.ts'
import { startProcess, type RunningServer } from './start.ts'

export type Surroundings = { databaseUrl: string; secret: string; folder: string; poolMax: number; stripe?: Record<string, string> }

/** The web process as production runs it, rate limits off. */
export async function startProduct({ databaseUrl, secret, folder, poolMax, stripe = {} }: Surroundings, nodeArgs: string[] = []): Promise<RunningServer> {
  const port = await freePort(0)
  return startProcess({
    name: 'product', port, folder, ready: '/readyz',
    args: [...nodeArgs, 'src/server/main.ts', 'web'],
    env: {
      // Production refuses a stand-in for Stripe; nothing else that is measured here depends on it.
      APP_ENV: 'demo', PORT: String(port), HOST: '127.0.0.1', PUBLIC_URL: `http://127.0.0.1:${port}`,
      DATABASE_URL: databaseUrl, PAYLOAD_SECRET: secret, DATA_DIR: folder, POOL_MAX: String(poolMax), RATE_LIMITS: 'off', LOG_LEVEL: 'warn', ...stripe,
    },
  })
}
