import { spawn } from 'node:child_process'
import { once } from 'node:events'

type Base = { databaseUrl: string; secret: string; password: string; dataDir: string }

/**
 * Migrates, and lets the product itself play its demo: websites, people, prices and an order in every
 * state. All further data are copies of what it made.
 */
export async function makeBase({ databaseUrl, secret, password, dataDir }: Base): Promise<void> {
  const env = { ...process.env, NODE_ENV: 'production', APP_ENV: 'demo', LOG_LEVEL: 'error', DATABASE_URL: databaseUrl, PAYLOAD_SECRET: secret, DEMO_PASSWORD: password, DATA_DIR: dataDir, RATE_LIMITS: 'off' }
  await runScript('src/server/migrate.ts', env)
  await runScript('scripts/demo/seed.ts', env)
}

async function runScript(script: string, env: object): Promise<void> {
  const child = spawn(process.execPath, [script], { env: env as NodeJS.ProcessEnv, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${script} failed:\n${output.slice(-3_000)}`)
}
