import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Where the embedded Postgres of a data folder is reached, or null when it was never started. */
export function savedDatabaseUrl(dataDir: string): string | null {
  const file = path.join(dataDir, 'database-url')
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null
}
