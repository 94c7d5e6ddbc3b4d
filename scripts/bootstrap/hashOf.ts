import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** One hash over the names and contents of files, in whatever order they come. */
export function hashOf(files: string[]): string {
  const hash = createHash('sha256')
  for (const file of [...files].sort()) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}
