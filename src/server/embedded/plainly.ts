import { PlainError } from '../../lib/PlainError.ts'

/** What a person can act on, out of whatever Postgres's programs or the file system said. */
export function plainly(error: unknown): unknown {
  const text = error instanceof Error ? `${error.message} ${stderrOf(error)}` : String(error)
  const known = SENTENCES.find(([pattern]) => pattern.test(text))
  return known ? new PlainError(known[1](text), { cause: error }) : error
}

const SENTENCES: [RegExp, (text: string) => string][] = [
  [
    /ENOSPC|No space left on device|Check free disk space/,
    () => 'The disk is full: free some space or set DATA_DIR elsewhere.',
  ],
  [
    /EACCES|EPERM|EROFS|ENOTDIR|Permission denied|Read-only file system/,
    (text) => `${fileIn(text)} can't be written: change its permissions, or set DATA_DIR elsewhere.`,
  ],
  [
    /could not (create|map|resize) (shared memory|.*shared memory)/,
    () => 'Postgres got no shared memory: close other databases or give the container more of it.',
  ],
]

/** Node.js names the file in quotes after the operation, Postgres in double ones. */
function fileIn(text: string): string {
  return /(?:EACCES|EPERM|EROFS|ENOTDIR)[^'\n]*'([^'\n]+)'/.exec(text)?.[1] ?? /"([^"\n]*\/[^"\n]*)"/.exec(text)?.[1] ?? 'The data folder'
}

function stderrOf(error: Error): string {
  return 'stderr' in error ? String(error.stderr) : ''
}
