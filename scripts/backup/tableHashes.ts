import { query } from './programs.ts'

/**
 * A hash of the rows of every table and of the state of every sequence, by name. `url` sees all rows.
 * Unlogged tables are left out: Postgres itself empties them after a crash.
 */
export async function tableHashes(url: string): Promise<Record<string, string>> {
  const tables = await query<{ name: string }>(url, `
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and c.relpersistence = 'p' and n.nspname not in ('pg_catalog', 'information_schema') order by 1`)
  const hashes: Record<string, string> = {}
  for (const { name } of tables) {
    const [row] = await query<{ hash: string }>(url, `select count(*) || ' rows ' || coalesce(md5(string_agg(h, '' order by h)), '') as hash from (select md5(t::text) as h from ${name} t) rows`)
    hashes[name] = row!.hash
  }
  const sequences = await query<{ name: string; at: string | null }>(url, "select format('%I.%I', schemaname, sequencename) as name, last_value::text as at from pg_sequences order by 1")
  for (const { name, at } of sequences) hashes[`sequence ${name}`] = String(at)
  return hashes
}

/** Names of what differs, or is only on one side. */
export const differences = (before: Record<string, string>, after: Record<string, string>): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => before[name] !== after[name])
