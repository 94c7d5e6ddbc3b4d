import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** Does work that two processes may not do at once: the second waits; a dead one's lock is void. */
export async function oneAtATime<T>(lockFile: string, work: () => Promise<T>): Promise<T> {
  while (!take(lockFile)) await sleep(500)
  const release = () => rmSync(lockFile, { force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    process.off('exit', release)
    release()
  }
}

function take(lockFile: string): boolean {
  const mine = `${lockFile}.${process.pid}`
  writeFileSync(mine, String(process.pid))
  try {
    // A link appears with its content or not at all.
    linkSync(mine, lockFile)
    return true
  } catch {
    if (!isAlive(holderOf(lockFile))) rmSync(lockFile, { force: true })
    return false
  } finally {
    rmSync(mine)
  }
}

function holderOf(lockFile: string): number {
  try {
    return Number(readFileSync(lockFile, 'utf8'))
  } catch {
    return 0
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
