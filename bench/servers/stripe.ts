import path from 'node:path'
import { freePort } from '../../src/server/embedded/freePort.ts'
import { startProcess, type RunningServer } from './start.ts'

/** The keys of the benchmark's account at the simulator. */
export const STRIPE_KEYS = { STRIPE_SECRET_KEY: 'sk_test_bench', STRIPE_PUBLISHABLE_KEY: 'pk_test_bench', STRIPE_WEBHOOK_SECRET: 'whsec_bench_0123456789' }

/** The simulator of Stripe, which product and floor both ask; its time is in the figures of both. */
export async function startSimulator(folder: string): Promise<RunningServer<'stripe'> & { env: Record<string, string> }> {
  const port = await freePort(0)
  const server = await startProcess({ name: 'stripe', port, folder, ready: '/_sim/webhooks', args: [path.resolve(import.meta.dirname, '../../sim/stripe/main.ts'), '--port', String(port)], env: {} })
  return { ...server, env: { ...STRIPE_KEYS, STRIPE_API_URL: `http://127.0.0.1:${port}` } }
}
