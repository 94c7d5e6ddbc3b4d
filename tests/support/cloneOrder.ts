import { v7 as uuid } from 'uuid'
import type { TestDatabase } from './database.ts'

/**
 * Copies an order's row, money and files not included, so that a race of many rounds need not live
 * each order's life anew.
 * @returns the ids of the copies
 */
export async function cloneOrder(database: TestDatabase, id: string, count = 1): Promise<string[]> {
  const columns = await database.sql<{ name: string }>(
    `select column_name as name from information_schema.columns where table_name = 'orders' and is_generated = 'NEVER'`,
  )
  const names = columns.map(({ name }) => `"${name}"`)
  const values = names.map((name) => (name === '"id"' ? 'copy.id' : name === '"number"' ? `'INK-' || nextval('order_numbers')` : `o.${name}`))
  const ids = Array.from({ length: count }, () => uuid())
  await database.sql(
    `insert into orders (${names.join(', ')}) select ${values.join(', ')} from orders o, unnest($2::uuid[]) as copy(id) where o.id = $1`,
    [id, ids],
  )
  return ids
}
