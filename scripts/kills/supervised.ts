import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../../src/server/embedded/freePort.ts'
import type { Platform } from './platform.ts'
import type { KillableProcess } from './processes.ts'

const PAUSE_MS = 200
const open = new Set<Supervised>()

/** Ends what a run that broke off left under supervision. */
export const closeAll = async (): Promise<void> => void (await Promise.all([...open].map((each) => each.close())))

export type Supervised = {
  isUp: () => boolean
  pid: () => number | null
  /** How often it was started again. */
  restarts: () => number
  /** SIGKILL, whatever it is doing; it is started again by itself. */
  kill: () => void
  /** Waits until it is up. */
  up: () => Promise<void>
  close: () => Promise<void>
}

/** Keeps a process running, as an init system does: one that ends, or that can't start, is started again. */
export function supervise(start: () => Promise<KillableProcess>): Supervised {
  let current: KillableProcess | null = null
  let isClosed = false
  let restarts = -1
  const running = (async () => {
    while (!isClosed) {
      current = await start().catch(() => null)
      restarts += 1
      if (isClosed) await current?.kill()
      await current?.gone
      current = null
      if (!isClosed) await sleep(PAUSE_MS)
    }
  })()
  const isUp = () => current !== null && !current.isGone()
  const supervised: Supervised = {
    isUp,
    pid: () => current?.pid ?? null,
    restarts: () => Math.max(0, restarts),
    kill: () => void current?.child.kill('SIGKILL'),
    up: async () => {
      while (!isUp()) await sleep(20)
    },
    close: async () => {
      isClosed = true
      open.delete(supervised)
      await current?.kill()
      await running
    },
  }
  open.add(supervised)
  return supervised
}

export type SupervisedWeb = Supervised & { url: string }

/** A web process that is started again on the same port. */
export async function superviseWeb(platform: Platform, env: Record<string, string> = {}): Promise<SupervisedWeb> {
  const port = await freePort()
  const web = supervise(async () => (await platform.web({ port, env })).process)
  await web.up()
  return { ...web, url: `http://127.0.0.1:${port}` }
}

export const superviseWorker = (platform: Platform, env: Record<string, string> = {}): Supervised => supervise(() => platform.worker(env))
