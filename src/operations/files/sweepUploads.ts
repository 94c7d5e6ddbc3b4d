import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { now } from '../../lib/clock.ts'
import { env } from '../../lib/env.ts'
import { storage } from '../../lib/files/storage.ts'

const DAY_MS = 86_400_000
const MAX_REMOVED = 1_000

/**
 * Removes uploads that a crash cut off: files under their passing name on this machine and unfinished
 * objects of the storage, older than a day. A file with its lasting name is never touched, whether a row
 * points at it or not.
 * @returns how many were removed, 1,000 at most of each
 */
export async function sweepUploads(): Promise<number> {
  const before = new Date(now().getTime() - DAY_MS)
  return (await sweepIncoming(before)) + (await storage().sweep(before, MAX_REMOVED))
}

async function sweepIncoming(before: Date): Promise<number> {
  const names = await readdir(env().UPLOAD_DIR, { recursive: true }).catch(noneYet)
  const passing = names.filter((name) => name.endsWith('.part')).map((name) => path.join(env().UPLOAD_DIR, name))
  let removed = 0
  for (const file of passing) {
    if (removed === MAX_REMOVED) break
    if ((await stat(file)).mtimeMs > before.getTime()) continue
    await rm(file, { force: true })
    removed += 1
  }
  return removed
}

function noneYet(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return []
  throw error
}
