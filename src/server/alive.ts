import { utimesSync, writeFileSync } from 'node:fs'
import { env } from '../lib/env.ts'

const EVERY_MS = 5_000

/**
 * Touches ALIVE_FILE while this process moves: a worker listens on no port, and a container's health
 * check has nothing else to look at. @returns how to stop it
 */
export function showAlive(): () => void {
  const { ALIVE_FILE } = env()
  if (!ALIVE_FILE) return () => undefined
  writeFileSync(ALIVE_FILE, '')
  const timer = setInterval(() => {
    const seconds = Date.now() / 1_000
    utimesSync(ALIVE_FILE, seconds, seconds)
  }, EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
