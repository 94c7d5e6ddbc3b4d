import { row } from '../../../../lib/db/rows.ts'
import type { HealthCheck } from '../check.ts'

/** Whether Postgres answers. */
export const database: HealthCheck = {
  name: 'database',
  title: 'Database',
  finds: 'Postgres does not answer.',
  run: async (req) => {
    try {
      const found = await row<{ version: string }>(req, `select split_part(current_setting('server_version'), ' ', 1) as version`)
      return { status: 'ok', says: `Postgres ${found!.version} answers.` }
    } catch {
      return { status: 'failing', says: 'Postgres does not answer.', todo: 'See that the server runs and that DATABASE_URL is right.' }
    }
  },
}
