import { rows } from '../../../../lib/db/rows.ts'
import type { HealthCheck } from '../check.ts'

const SWITCHED_OFF = `
  select tgname as name, tgrelid::regclass::text as "table" from pg_trigger
  where not tgisinternal and tgenabled = 'D' order by 2, 1 limit 20`

/** Whether the checks that live in the database are on. */
export const triggers: HealthCheck = {
  name: 'triggers',
  title: 'Checks in the database',
  finds: 'A trigger that guards money or history was switched off.',
  run: async (req) => {
    const off = await rows<{ name: string; table: string }>(req, SWITCHED_OFF)
    if (off.length === 0) return { status: 'ok', says: 'No check in the database is switched off.' }
    const named = off.map(({ name, table }) => `${name} on ${table}`).join(', ')
    return { status: 'failing', says: `Switched off: ${named}.`, todo: 'Switch it on with alter table … enable trigger …, find out who switched it off, and run npm run ledger:verify.' }
  },
}
