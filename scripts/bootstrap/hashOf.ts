import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'

/** One hash over the contents of all files that match, except specs. */
export function hashOf(patterns: string[]): string {
  const hash = createHash('sha256')
  const files = globSync(patterns).filter((file) => !file.endsWith('.spec.ts'))
  for (const file of files.sort()) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

/** What the configuration is made of: nearly all of `src` goes into both the panel and the tables. */
export const CONFIGURATION = [
  'src/!(server|migrations)/**/*.{ts,tsx,js,css,scss,svg,json}',
  '*.config.ts',
  'package-lock.json',
  'tsconfig.json',
]
