import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { env, forgetEnv } from '../../src/lib/env.ts'
import { PlainError } from '../../src/lib/PlainError.ts'

/** Where the stand-in for Stripe listens, if nothing else does. */
const PORT = 12_111
const STOP_MS = 5_000

export type RunningSimulator = { origin: string; died: Promise<Error>; stop: () => Promise<void> }

/** Whether payments of this start go to the stand-in: in the demo, unless Stripe was set up. */
export const needsSimulator = (): boolean => env().APP_ENV === 'demo' && !env().STRIPE_SECRET_KEY && !env().STRIPE_API_URL

/**
 * Starts the stand-in for Stripe as a process of its own, which keeps what it knows in DATA_DIR, and sets
 * STRIPE_API_URL for this process and its children.
 * @throws PlainError with the end of its log
 */
export async function startSimulator(): Promise<RunningSimulator> {
  const child = spawnSimulator((await isFree(PORT)) ? PORT : 0)
  const died = once(child, 'exit').then(([code, signal]) => deathOf(String(code ?? signal)))
  const origin = await Promise.race([originOf(child), died.then((error) => Promise.reject(error))])
  process.env['STRIPE_API_URL'] = origin
  forgetEnv()
  return { origin, died, stop: () => stop(child, died) }
}

const logFile = (): string => path.join(env().DATA_DIR, 'stripe.log')

function spawnSimulator(port: number): ChildProcess {
  const args = ['--import', './scripts/start/endWithParent.mjs', 'sim/stripe/main.ts', '--port', String(port), '--journal', path.join(env().DATA_DIR, 'stripe.jsonl')]
  // Of its own process group: Ctrl-C reaches it through us, once.
  return spawn(process.execPath, args, { detached: true, stdio: ['ignore', 'pipe', openSync(logFile(), 'w'), 'ipc'] })
}

async function originOf(child: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: child.stdout! })) {
    const origin = /listens on (http:\S+)/.exec(line)?.[1]
    if (origin) return origin
  }
  return new Promise(() => undefined)
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)))
  })
}

async function stop(child: ChildProcess, died: Promise<unknown>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
  await died
  clearTimeout(timer)
}

function deathOf(code: string): Error {
  const lines = readFileSync(logFile(), 'utf8').trim().split('\n').slice(-15).join('\n')
  return new PlainError(`The stand-in for Stripe ended with ${code}; the end of ${logFile()}:\n${lines}`)
}
