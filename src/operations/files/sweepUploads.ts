import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { now } from '../../lib/clock.ts'
import { env } from '../../lib/env.ts'

const DAY_MS = 86_400_000
const MAX_REMOVED = 1_000

/**
 * Removes uploads that a crash cut off: files under their passing name, older than a day. A file with
 * its lasting name is never touched, whether a row points at it or not.
 * @returns how many were removed, 1,000 at most
 */
export async function sweepUploads(): Promise<number> {
  const names = await readdir(env().UPLOAD_DIR, { recursive: true }).catch(noneYet)
  const passing = names.filter((name) => name.endsWith('.part')).map((name) => path.join(env().UPLOAD_DIR, name))
  let removed = 0
  for (const file of passing) {
    if (removed === MAX_REMOVED) break
    if ((await stat(file)).mtimeMs > now().getTime() - DAY_MS) continue
    await rm(file, { force: true })
    removed += 1
  }
  return removed
}

function noneYet(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return []
  throw error
}
