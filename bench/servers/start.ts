import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { cpuOf, residentMiB, type CpuReader } from '../measure/cpu.ts'
import type { ServerName } from '../measure/types.ts'

export type RunningServer<Name extends string = ServerName> = {
  name: Name
  port: number
  /** From the start of the process to its first answer that it is ready. */
  bootMs: number
  bootMiB: number | null
  memoryMiB: () => number | null
  cpu: CpuReader
  stop: () => Promise<void>
}

type Start<Name> = { name: Name; args: string[]; env: Record<string, string>; port: number; ready: string; folder: string; cwd?: string }

const PATIENCE_MS = 120_000

/** Starts a server as a process of its own in production mode and waits until it is ready. */
export async function startProcess<Name extends string>({ name, args, env, port, ready, folder, cwd }: Start<Name>): Promise<RunningServer<Name>> {
  const log = path.join(folder, `${name}.log`)
  const out = openSync(log, 'w')
  const begun = performance.now()
  const child = spawn(process.execPath, args, {
    cwd, stdio: ['ignore', out, out],
    env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', NODE_NO_WARNINGS: '1', ...env } as NodeJS.ProcessEnv,
  })
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  await untilReady(child, `http://127.0.0.1:${port}${ready}`, log)
  const bootMs = performance.now() - begun
  return {
    name, port, bootMs, bootMiB: residentMiB(child.pid!),
    memoryMiB: () => residentMiB(child.pid!),
    cpu: cpuOf(process.platform === 'linux' ? child.pid! : null),
    stop: async () => {
      process.off('exit', kill)
      await end(child)
    },
  }
}

async function untilReady(child: ChildProcess, url: string, log: string): Promise<void> {
  const patience = performance.now() + PATIENCE_MS
  while (child.exitCode === null && performance.now() < patience) {
    const answer = await fetch(url).catch(() => null)
    if (answer?.ok) return
    await sleep(20)
  }
  child.kill('SIGKILL')
  throw new Error(`The server did not become ready:\n${(await readFile(log, 'utf8')).slice(-3_000)}`)
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 15_000)
  await gone
  clearTimeout(timer)
}
