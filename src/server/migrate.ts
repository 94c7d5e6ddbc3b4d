import path from 'node:path'
import { createPayload } from './migrations/ownerPayload.ts'
import { ensureAppRole, grantJobs, grantRowsByDefault } from './migrations/appRole.ts'
import { migrateJobs } from './migrations/jobs.ts'
import { withMigrationLock } from './migrations/lock.ts'
import { enforceRowLevelSecurity } from './migrations/rowLevelSecurity.ts'

/**
 * Brings the database up to date: the application's role, tables, guards, the job queue, and
 * row-level security. Several at once wait for each other; running it again changes nothing.
 */
async function migrate(): Promise<void> {
  const root = path.resolve(import.meta.dirname, '../..')
  await withMigrationLock(async (owner) => {
    await ensureAppRole(owner)
    await grantRowsByDefault(owner)
    const { payload, disconnect } = await createPayload(root)
    try {
      const { migrations } = await import('../migrations/index.ts')
      await payload.db.migrate({ migrations: migrations as never })
      await migrateJobs(payload)
    } finally {
      await disconnect()
    }
    await enforceRowLevelSecurity(owner)
    await grantJobs(owner)
  })
}

try {
  await migrate()
  process.exit(0)
} catch (error) {
  process.stderr.write(`The migration failed: ${describe(error)}\n`)
  process.exit(1)
}

function describe(error: unknown): string {
  const { message, cause, stack } = error as Error & { cause?: Error }
  return process.env.LOG_LEVEL === 'debug' ? `${stack}\n${cause?.stack ?? ''}` : `${message}${cause ? ` (${cause.message})` : ''}`
}
