import type { World } from './world.ts'

/** A hash of every row of each table. */
export type Snapshot = Record<string, string>

let statement: string | null = null

/** The whole database in one look, to tell that a refused write left everything byte for byte as it was. */
export async function snapshot({ writer }: World): Promise<Snapshot> {
  statement ??= await statementFor(writer)
  const { rows } = await writer.sql(statement)
  return Object.fromEntries(rows.map(({ name, hash }: { name: string; hash: string }) => [name, hash]))
}

async function statementFor({ sql }: World['writer']): Promise<string> {
  const { rows } = await sql(`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('rate_limits', 'users_sessions')`)
  const hash = (name: string) => `select '${name}' as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from "${name}" t`
  return rows.map(({ name }: { name: string }) => hash(name)).join(' union all ')
}

/** The tables in which anything differs. */
export const changesSince = (before: Snapshot, after: Snapshot): string[] => Object.keys(after).filter((name) => before[name] !== after[name])
