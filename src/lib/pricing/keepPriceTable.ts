import type { PriceTable } from '../../domain/pricing/types.ts'

const MAX_TABLES = 200
const KEY = Symbol.for('scriptorium.priceTables')
type Holder = typeof globalThis & { [KEY]?: Map<string, PriceTable> }

/**
 * A price table that was scheduled, read once in this process: the database lets nobody change it any
 * more. The one kept longest makes room.
 */
export async function keepPriceTable(id: string, read: () => Promise<PriceTable>): Promise<PriceTable> {
  const kept = ((globalThis as Holder)[KEY] ??= new Map())
  const known = kept.get(id)
  if (known) return known
  const table = await read()
  const [oldest] = kept.keys()
  if (kept.size >= MAX_TABLES && oldest) kept.delete(oldest)
  kept.set(id, table)
  return table
}
