import { row, rows } from '../../../../lib/db/rows.ts'
import type { HealthCheck } from '../check.ts'

// The one exemption, and why, stands in src/server/migrations/rowLevelSecurity.ts.
const OPEN_TABLES = `
  select c.relname as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'website_id' and not a.attisdropped
  where c.relkind in ('r', 'p') and c.relname <> 'users_memberships'
    and (not c.relrowsecurity or not c.relforcerowsecurity or not exists (select from pg_policy p where p.polrelid = c.oid))
  order by 1 limit 20`

const ROLE = 'select rolsuper or rolbypassrls as "isFree" from pg_roles where rolname = current_user'

/** Whether the database itself keeps the websites apart. */
export const secondWall: HealthCheck = {
  name: 'second-wall',
  title: 'Websites kept apart',
  finds: 'A table with a website has no row-level security, or the role of the platform is not bound by it.',
  run: async (req) => {
    const role = await row<{ isFree: boolean }>(req, ROLE)
    if (role?.isFree) return { status: 'failing', says: 'The database role of the platform is not bound by row-level security.', todo: 'Take SUPERUSER and BYPASSRLS from it and run npm run migrate.' }
    const open = await rows<{ name: string }>(req, OPEN_TABLES)
    if (open.length === 0) return { status: 'ok', says: 'The database shows each website its own rows only.' }
    return { status: 'failing', says: `Row-level security is off on ${open.map(({ name }) => name).join(', ')}.`, todo: 'Run npm run migrate: it puts row-level security on every table with a website.' }
  },
}
