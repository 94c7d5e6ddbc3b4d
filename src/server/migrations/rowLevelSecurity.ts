import type pg from 'pg'

/** Tables with a website that every signed-in request must see whole, and why. */
const EXEMPT: Record<string, string> = {
  users_memberships: 'a login is read before its websites are known; it is the source of what is visible',
}

// Each sub-select runs once for a statement, not once for a row. `*` is the platform itself.
const VISIBLE = `(
  website_id = any ((select string_to_array(nullif(current_setting('app.websites', true), '*'), ','))::uuid[])
  or (select current_setting('app.websites', true)) = '*')`

type Table = { name: string; nullable: boolean }
type Child = { name: string; parent: string; column: string }

/**
 * The second wall: every table that belongs to a website shows the application's role only the rows of
 * the websites that the connection is armed with. A table with an optional website also shows the rows
 * of the platform. Tables of arrays and relations follow their parent. Made anew at each migration, so
 * that no table is forgotten.
 */
export async function enforceRowLevelSecurity(owner: pg.Client): Promise<void> {
  await markLeakproof(owner)
  const { rows: tables } = await owner.query<Table>(`
    select table_name as name, is_nullable = 'YES' as nullable from information_schema.columns
    where table_schema = 'public' and column_name = 'website_id' order by 1`)
  const owned = tables.filter(({ name }) => !(name in EXEMPT))
  for (const { name, nullable } of owned) await protect(owner, name, nullable ? `(website_id is null or ${VISIBLE})` : VISIBLE)

  const { rows: children } = await owner.query<Child>(`
    select child.relname as name, parent.relname as parent, a.attname as column
    from pg_constraint c
      join pg_class child on child.oid = c.conrelid join pg_class parent on parent.oid = c.confrelid
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and a.attname in ('_parent_id', 'parent_id') order by 1`)
  const protectedTables = new Set(owned.map(({ name }) => name))
  for (let left = children, before = -1; left.length !== before; ) {
    before = left.length
    const next = left.filter(({ parent, name }) => protectedTables.has(parent) && !protectedTables.has(name))
    for (const { name, parent, column } of next) {
      await protect(owner, name, `exists (select from "${parent}" p where p.id = "${name}"."${column}")`)
      protectedTables.add(name)
    }
    left = left.filter(({ name }) => !protectedTables.has(name))
  }
}

/**
 * Under a policy Postgres uses an index only for comparisons that it knows to tell nothing of the rows
 * they refuse. Whether two choices are the same, and whether a text has a word, are such, but not marked
 * so. Marking takes a superuser: without one, lists by state and searches of large websites are slower.
 */
async function markLeakproof(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ is: boolean }>('select rolsuper as is from pg_roles where rolname = current_user')
  if (rows[0]?.is) await owner.query('alter function enum_eq(anyenum, anyenum) leakproof; alter function ts_match_vq(tsvector, tsquery) leakproof')
}

async function protect(owner: pg.Client, table: string, condition: string): Promise<void> {
  await owner.query(`
    alter table "${table}" enable row level security;
    alter table "${table}" force row level security;
    drop policy if exists by_website on "${table}";
    create policy by_website on "${table}" using (${condition}) with check (${condition});`)
}
