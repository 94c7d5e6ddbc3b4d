import { missingMigrations } from '../../../../lib/db/missingMigrations.ts'
import type { HealthCheck } from '../check.ts'

/** Whether the database is as new as the code. */
export const migrations: HealthCheck = {
  name: 'migrations',
  title: 'Migrations',
  finds: 'The database lacks a migration that this version of the code needs.',
  run: async ({ payload }) => {
    const missing = await missingMigrations(payload)
    if (missing.length === 0) return { status: 'ok', says: 'The database has every migration.' }
    return { status: 'failing', says: `The database lacks ${missing.join(', ')}.`, todo: 'Run npm run migrate.' }
  },
}
