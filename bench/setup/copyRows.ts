import type { Sql } from './postgres.ts'

type Copy = {
  table: string
  /** What the copies have of their own: SQL by column. Everything else is as in the row `model`. */
  set: Record<string, string>
  /** Where the rows come from; the copied row is called `model`. */
  from: string
}

/** Copies rows that the product wrote, whatever columns their table has by now. @returns how many */
export async function copyRows(sql: Sql, { table, set, from }: Copy): Promise<number> {
  const columns = await sql<{ name: string }>(
    `select column_name as name from information_schema.columns
     where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  )
  const unknown = Object.keys(set).filter((name) => !columns.some((column) => column.name === name))
  if (unknown.length > 0) throw new Error(`The table ${table} has no column ${unknown.join(', ')}`)
  const names = columns.map(({ name }) => `"${name}"`)
  const values = columns.map(({ name }) => set[name] ?? `model."${name}"`)
  const [made] = await sql<{ count: string }>(
    `with made as (insert into "${table}" (${names.join(', ')}) select ${values.join(', ')} from ${from} returning 1)
     select count(*) from made`,
  )
  return Number(made!.count)
}
