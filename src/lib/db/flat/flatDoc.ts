import type { FlatTable } from './flatTable.ts'

/** A row, its values in the order of the table's columns, as Payload's adapter gives a document. */
export function toDoc({ columns }: FlatTable, row: unknown[]): Record<string, unknown> {
  const doc: Record<string, unknown> = {}
  for (let i = 0; i < columns.length; i += 1) {
    const { field, kind } = columns[i]!
    const value = row[i]
    doc[field] = kind === 'date' && typeof value === 'string' ? new Date(value).toISOString() : value
  }
  return doc
}
