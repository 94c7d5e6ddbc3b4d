import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export type Surroundings = { dataDir: string; databaseUrl: string; env?: Record<string, string> }

export type KillableProcess = {
  pid: number
  child: ChildProcess
  /** Settles when the process is gone. */
  gone: Promise<void>
  isGone: () => boolean
  kill: (signal?: NodeJS.Signals) => Promise<void>
}

/** The settings of every process of a run. */
export function settingsOf({ dataDir, databaseUrl, env = {} }: Surroundings): NodeJS.ProcessEnv {
  return {
    ...process.env,
    // What Jest needs for itself would slow its children down.
    NODE_OPTIONS: '',
    // Whoever is killed is soon there again: what the first ones have compiled is read.
    NODE_COMPILE_CACHE: path.join(dataDir, 'compiled'),
    APP_ENV: 'test',
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    PAYLOAD_SECRET: 'a secret that only the tests of this repository use',
    LOG_LEVEL: 'warn',
    RATE_LIMITS: 'off',
    ...env,
  } as unknown as NodeJS.ProcessEnv
}

/** Starts a script; what it says is added to `processes.log` of the data folder. */
export function startScript(script: string, args: string[], surroundings: Surroundings): KillableProcess {
  const log = openSync(path.join(surroundings.dataDir, 'processes.log'), 'a')
  const child = spawn(process.execPath, [path.join(ROOT, script), ...args], {
    cwd: ROOT, env: settingsOf(surroundings), stdio: ['ignore', log, log, 'ipc'],
  })
  const gone = once(child, 'exit').then(() => undefined)
  const isGone = (): boolean => child.exitCode !== null || child.signalCode !== null
  return {
    pid: child.pid!, child, gone, isGone,
    kill: async (signal = 'SIGKILL') => {
      child.kill(signal)
      await gone
    },
  }
}

/** Runs a script to its end. @throws Error when it fails; see `processes.log` of the data folder */
export async function runScript(script: string, args: string[], surroundings: Surroundings): Promise<void> {
  const { child, gone } = startScript(script, args, surroundings)
  await gone
  if (child.exitCode !== 0) throw new Error(`${script} failed with ${child.exitCode ?? child.signalCode}: see ${surroundings.dataDir}/processes.log`)
}

/** Starts `api`, `web` or `worker` of the platform and waits until it says that it is ready. */
export async function startServer(role: 'api' | 'web' | 'worker', surroundings: Surroundings): Promise<KillableProcess> {
  const server = startScript('src/server/main.ts', [role], surroundings)
  await Promise.race([once(server.child, 'message'), server.gone])
  if (server.isGone() && server.child.exitCode !== null) throw new Error(`The ${role} did not start: see ${surroundings.dataDir}/processes.log`)
  return server
}
