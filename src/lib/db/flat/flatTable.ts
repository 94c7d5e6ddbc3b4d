import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { FlattenedField } from 'payload'
import { fieldIsVirtual } from 'payload/shared'

export type Kind = 'uuid' | 'text' | 'number' | 'date' | 'json' | 'flag' | 'choice'

export type FlatColumn = {
  field: string
  /** Quoted. */
  column: string
  kind: Kind
  /** Of a choice. */
  options: ReadonlySet<string>
}

/** A collection whose documents lie in one row each. */
export type FlatTable = {
  name: string
  columns: readonly FlatColumn[]
  byField: ReadonlyMap<string, FlatColumn>
  hasJoins: boolean
  /** Fields whose values must differ. */
  unique: ReadonlySet<string>
  hasCreatedAt: boolean
  /** Every column, in the order of the fields. */
  list: string
}

const KINDS: Record<string, Kind> = {
  PgUUID: 'uuid', PgVarchar: 'text', PgNumericNumber: 'number', PgTimestampString: 'date', PgJsonb: 'json', PgBoolean: 'flag', PgEnumColumn: 'choice',
}

const known = new WeakMap<object, Map<string, FlatTable | null>>()

/** What is known of a collection's table; null when a document of it does not lie in one row. */
export function flatTable(adapter: PostgresAdapter, slug: string): FlatTable | null {
  const tables = known.get(adapter) ?? new Map<string, FlatTable | null>()
  known.set(adapter, tables)
  const found = tables.get(slug)
  if (found !== undefined) return found
  const table = read(adapter, slug)
  tables.set(slug, table)
  return table
}

type DrizzleColumn = { name: string; columnType: string; enumValues?: string[] }

function read(adapter: PostgresAdapter, slug: string): FlatTable | null {
  const config = adapter.payload.collections[slug]?.config
  const name = adapter.tableNameMap.get(slug.replaceAll('-', '_'))
  if (!config || !name || config.versions || config.trash) return null
  const table = adapter.tables[name] as unknown as Record<string, DrizzleColumn>
  const stored = config.flattenedFields.filter((field) => !fieldIsVirtual(field as never) && field.type !== 'join')
  const columns = [columnOf('id', table.id), ...stored.filter((field) => field.name !== 'id').map((field) => (isPlain(field) ? columnOf(field.name, table[field.name]) : null))]
  if (columns.some((column) => column === null)) return null
  const all = columns as FlatColumn[]
  return {
    name: `"${name}"`,
    columns: all,
    byField: new Map(all.map((column) => [column.field, column])),
    unique: new Set(config.flattenedFields.filter((field) => 'unique' in field && field.unique).map(({ name }) => name)),
    hasJoins: config.flattenedFields.some(({ type }) => type === 'join'),
    hasCreatedAt: table.createdAt !== undefined,
    list: all.map(({ column, kind }) => (kind === 'date' ? `${column}::text` : column)).join(', '),
  }
}

const PLAIN = new Set(['text', 'textarea', 'email', 'number', 'date', 'json', 'checkbox', 'select', 'relationship', 'code'])

const isPlain = (field: FlattenedField): boolean =>
  PLAIN.has(field.type) && !('hasMany' in field && field.hasMany) && !('localized' in field && field.localized) && !('relationTo' in field && Array.isArray(field.relationTo))

function columnOf(field: string, column: DrizzleColumn | undefined): FlatColumn | null {
  const kind = column && KINDS[column.columnType]
  return kind ? { field, column: `"${column.name}"`, kind, options: new Set(column.enumValues) } : null
}
