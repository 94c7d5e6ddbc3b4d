import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { env } from '../../src/lib/env.ts'
import { PlainError } from '../../src/lib/PlainError.ts'
import { localUrl } from './localUrl.ts'
import { stopping } from './stopping.ts'

const STOP_SECONDS = 20

/** Starts web and worker in one process and waits until it says it is ready. */
export async function startServer() {
  const server = spawnServer()
  const died = once(server, 'exit').then(([code, signal]) => deathOf(String(code ?? signal)))
  await Promise.race([untilReady(server), died.then((error) => Promise.reject(error))])
  return { died, stop: () => stop(server, died) }
}

export const serverLog = (): string => path.join(env().DATA_DIR, 'server.log')

function spawnServer(): ChildProcess {
  // In production the log belongs to whoever runs the service, in the demo to a file.
  const log = env().APP_ENV === 'production' ? 'inherit' : openSync(serverLog(), 'w')
  const args = ['--import', './scripts/start/endWithParent.mjs']
  return spawn(process.execPath, [...args, 'src/server/main.ts'], {
    // Of its own process group: Ctrl-C reaches it through us, once.
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  })
}

async function untilReady(server: ChildProcess): Promise<void> {
  while (server.exitCode === null && !stopping.aborted) {
    const answer = await fetch(`${localUrl()}/readyz`).catch(() => null)
    if (answer?.ok) return
    await sleep(100)
  }
}

async function stop(server: ChildProcess, died: Promise<unknown>): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  server.kill('SIGTERM')
  const timer = setTimeout(() => server.kill('SIGKILL'), STOP_SECONDS * 1_000)
  await died
  clearTimeout(timer)
}

function deathOf(code: string): Error {
  if (env().APP_ENV === 'production') return new PlainError(`The server ended with ${code}.`)
  const lines = readFileSync(serverLog(), 'utf8').trim().split('\n').slice(-15).join('\n')
  return new PlainError(`The server ended with ${code}; the end of ${serverLog()}:\n${lines}`)
}
