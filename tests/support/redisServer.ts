import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** Whether Debian's package redis-server, or another Redis, is installed here. */
export function hasRedisServer(): boolean {
  try {
    return /v=/.test(String(execFileSync('redis-server', ['--version'])))
  } catch {
    return false
  }
}

/** Starts a Redis that keeps nothing and waits until it answers. */
export async function startRedisServer(port: number): Promise<ChildProcess> {
  const server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], { stdio: 'ignore' })
  for (let tries = 0; tries < 100; tries += 1) {
    if (server.exitCode !== null) break
    if (await accepts(port)) return server
    await sleep(50)
  }
  throw new Error('redis-server did not start')
}

export async function kill(server: ChildProcess): Promise<void> {
  const gone = once(server, 'exit')
  server.kill('SIGKILL')
  await gone
}

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false))
    socket.on('connect', () => socket.end())
  })
