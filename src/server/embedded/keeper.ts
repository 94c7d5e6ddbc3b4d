/**
 * A process of its own that runs Postgres and stops it when the process that asked for it is gone.
 * Its one argument is a `Kept` as JSON; it sends one message when Postgres accepts connections.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Kept } from './keep.ts'

const kept = JSON.parse(process.argv[2] ?? '') as Kept
const data = path.join(kept.home, 'data')
const log = openSync(path.join(kept.home, 'log'), 'w', 0o600)
const settings: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  // Read by stopLeftover from the process list: whose Postgres this is.
  cluster_name: `keeper-${process.pid}`,
  ...kept.settings,
}
const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
const postgres = spawn(kept.command, ['-D', data, '-p', String(kept.port), ...options], {
  ...kept.account,
  cwd: '/',
  stdio: ['ignore', log, log],
  env: { TZ: 'UTC' } as unknown as NodeJS.ProcessEnv,
})
const exited = once(postgres, 'exit')

process.on('disconnect', stop)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
await Promise.race([untilReady(), exited])
if (postgres.exitCode === null && process.connected) process.send?.('ready')
await exited
for (const folder of kept.remove) await rm(folder, { recursive: true, force: true })
process.exit(0)

/** Fast shutdown; after 20 s the immediate one, which the next start recovers from. */
function stop(): void {
  postgres.kill('SIGINT')
  setTimeout(() => postgres.kill('SIGQUIT'), 20_000).unref()
}

/** Postgres writes `ready` into its pid file; until then a connection would be refused. */
async function untilReady(): Promise<void> {
  for (;;) {
    const text = await readFile(path.join(data, 'postmaster.pid'), 'utf8').catch(() => '')
    const lines = text.split('\n')
    if (lines[0] === String(postgres.pid) && lines[7]?.startsWith('ready')) return
    await sleep(20)
  }
}
