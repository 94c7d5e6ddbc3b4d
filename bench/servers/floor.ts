import path from 'node:path'
import { freePort } from '../../src/server/embedded/freePort.ts'
import type { Surroundings } from './product.ts'
import { startProcess, type RunningServer } from './start.ts'

/** The bare server on the product's tables. */
export async function startFloor({ databaseUrl, secret, folder, poolMax, stripe = {} }: Surroundings): Promise<RunningServer> {
  const port = await freePort(0)
  return startProcess({
    name: 'floor', port, folder, ready: '/readyz',
    args: [path.resolve(import.meta.dirname, '../floor/main.ts')],
    env: { FLOOR_PORT: String(port), FLOOR_DATABASE_URL: databaseUrl, FLOOR_SECRET: secret, FLOOR_POOL: String(poolMax), ...stripe },
  })
}
