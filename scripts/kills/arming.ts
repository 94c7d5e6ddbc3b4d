import { existsSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ARMED_FILE, HIT_FILE } from '../../src/lib/faults.ts'
import type { Platform } from './platform.ts'

const POLL_MS = 10
const GIVE_UP_MS = 300_000
/** So long a killed worker's last heartbeat must be ago. */
const HASTENED = '10 minutes'

export type Arming = {
  hit: string[]
  /** Lets whoever passes the first point next die there, then the second, and so on. @throws Error after five minutes */
  killAt: (points: readonly string[]) => Promise<void>
}

/** Tells the processes of a platform where to die. */
export function arming({ dataDir, postgres }: Platform, { hasten }: { hasten: boolean }): Arming {
  const hit: string[] = []
  const [armed, done] = [path.join(dataDir, ARMED_FILE), path.join(dataDir, HIT_FILE)]
  const killAt = async (point: string) => {
    await rm(done, { force: true })
    // Renamed, so that nobody reads half of it.
    await writeFile(`${armed}.new`, point)
    await rename(`${armed}.new`, armed)
    const until = performance.now() + GIVE_UP_MS
    while (!existsSync(done)) {
      if (performance.now() > until) throw new Error(`Nobody passed ${point}`)
      await sleep(POLL_MS)
    }
    hit.push(point)
    if (hasten) await postgres.sql(`update pgboss.job set heartbeat_on = now() - interval '${HASTENED}' where state = 'active'`)
  }
  return {
    hit,
    killAt: async (points) => {
      for (const point of points) await killAt(point)
    },
  }
}
