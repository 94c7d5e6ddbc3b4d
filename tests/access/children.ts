import { randomUUID } from 'node:crypto'
import type { World } from './world.ts'

type Column = { name: string; type: string; udt: string }

/**
 * Gives each document of the walled tables a row in every table that belongs to them: lists, choices and
 * relations of a document are tables of their own, and follow it.
 * @returns the names of those tables
 */
export async function fillChildren({ writer }: World, owned: string[]): Promise<string[]> {
  const { rows } = await writer.sql(`
    select child.relname as name, parent.relname as parent, a.attname as column
    from pg_constraint c
      join pg_class child on child.oid = c.conrelid join pg_class parent on parent.oid = c.confrelid
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and a.attname in ('_parent_id', 'parent_id')`)
  const links = rows as { name: string; parent: string; column: string }[]
  const filled: string[] = []
  for (let parents = owned; parents.length > 0; ) {
    const next = links.filter(({ parent, name }) => parents.includes(parent) && !filled.includes(name))
    for (const link of next) await fill(writer, link)
    parents = next.map(({ name }) => name)
    filled.push(...parents)
  }
  return filled
}

async function fill(writer: World['writer'], { name, parent, column }: { name: string; parent: string; column: string }): Promise<void> {
  const { rows } = await writer.sql(`select column_name as name, data_type as type, udt_name as udt from information_schema.columns
    where table_schema = 'public' and table_name = $1 and is_nullable = 'NO' and column_default is null and column_name <> $2`, [name, column])
  const columns = rows as Column[]
  const { rows: parents } = await writer.sql(`select id from "${parent}"`)
  for (const { id } of parents as { id: string }[]) {
    const values = [id, ...(await Promise.all(columns.map((each) => valueOf(writer, each))))]
    const places = values.map((_, i) => `$${i + 1}`).join(', ')
    await writer.sql(`insert into "${name}" ("${[column, ...columns.map((each) => each.name)].join('", "')}") values (${places})`, values)
  }
}

async function valueOf(writer: World['writer'], { type, udt }: Column): Promise<unknown> {
  if (type === 'uuid') return randomUUID()
  if (type === 'jsonb') return '{}'
  if (type === 'boolean') return true
  if (type === 'USER-DEFINED') return (await writer.sql(`select enumlabel as label from pg_enum where enumtypid = $1::regtype limit 1`, [udt])).rows[0]!.label
  return /numeric|integer/.test(type) ? 1 : type.startsWith('timestamp') ? new Date(0) : randomUUID()
}
