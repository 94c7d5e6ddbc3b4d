import { execFile } from 'node:child_process'
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { hashOf } from '../../scripts/bootstrap/hashOf.ts'
import { freePort } from '../../src/server/embedded/freePort.ts'
import type { Surroundings } from './product.ts'
import { startProcess, type RunningServer } from './start.ts'

const SOURCE = path.resolve(import.meta.dirname, '../plain')
/** Below the repository, where Next finds its packages. */
const BUILT = path.resolve('.tmp/bench/plain')
const NEXT = path.resolve('node_modules/next/dist/bin/next')
const STAMP = path.join(BUILT, '.next/sources')

/** Plain Payload behind Next, as its documentation sets it up; without row-level security, as it has none. */
export async function startPlain({ databaseUrl, secret, folder, poolMax }: Surroundings): Promise<RunningServer> {
  await build()
  const port = await freePort(0)
  return startProcess({
    name: 'plain', port, folder, ready: '/api/access', cwd: BUILT,
    args: [NEXT, 'start', '--port', String(port), '--hostname', '127.0.0.1'],
    env: { PLAIN_DATABASE_URL: databaseUrl, PLAIN_SECRET: secret, PLAIN_POOL: String(poolMax), NEXT_TELEMETRY_DISABLED: '1' },
  })
}

/** Once for these sources and packages; it takes a minute. */
async function build(): Promise<void> {
  const sources = hashOf([...globSync(`${SOURCE}/**/*.ts`), 'package-lock.json'])
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources) return
  mkdirSync(BUILT, { recursive: true })
  cpSync(SOURCE, BUILT, { recursive: true })
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } as NodeJS.ProcessEnv
  await promisify(execFile)(process.execPath, [NEXT, 'build'], { cwd: BUILT, env, maxBuffer: 64 * 2 ** 20 })
  writeFileSync(STAMP, sources)
}
