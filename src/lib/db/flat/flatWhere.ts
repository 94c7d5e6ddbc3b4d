import type { Where } from 'payload'
import { validate as isUuid } from 'uuid'
import type { FlatColumn, FlatTable, Kind } from './flatTable.ts'

/** A filter that is left to Payload's own translation. */
export class NotFlat extends Error {}

/**
 * The SQL of a filter; its values are added to `values`. Only what can mean one thing is translated:
 * `equals` and `in` with values of the column's own type.
 * @throws NotFlat for everything else
 */
export function flatWhere(table: FlatTable, where: Where | undefined, values: unknown[]): string {
  const parts = Object.entries(where ?? {})
  if (parts.length === 0) return 'true'
  const [first] = parts
  // Payload reads a filter beside `and` or `or` in a way of its own.
  if (/^(and|or)$/i.test(first![0]) || parts.some(([key]) => /^(and|or)$/i.test(key))) return parts.length === 1 ? group(table, first!, values) : leave()
  return parts.map(([field, comparisons]) => comparison(table.byField.get(field) ?? leave(), comparisons as object, values)).join(' and ')
}

function group(table: FlatTable, [key, filters]: [string, unknown], values: unknown[]): string {
  if (!Array.isArray(filters) || filters.length === 0 || filters.some((filter) => !filter || Object.keys(filter).length === 0)) leave()
  return `(${(filters as Where[]).map((filter) => flatWhere(table, filter, values)).join(key.toLowerCase() === 'and' ? ' and ' : ' or ')})`
}

function comparison(column: FlatColumn, comparisons: object, values: unknown[]): string {
  const all = Object.entries(comparisons ?? {})
  if (all.length === 0) leave()
  return all.map(([operator, value]) => {
    if (operator === 'equals') return `${column.column} = $${values.push(checked(column, value))}`
    if (operator !== 'in' || !Array.isArray(value) || value.length === 0) return leave()
    return `${column.column} in (${value.map((each) => `$${values.push(checked(column, each))}`).join(', ')})`
  }).join(' and ')
}

const MEANS: Record<Kind, (value: unknown, options: ReadonlySet<string>) => boolean> = {
  flag: (value) => typeof value === 'boolean',
  number: (value) => Number.isFinite(value),
  uuid: (value) => isUuid(value),
  choice: (value, options) => options.has(value as string),
  // Payload takes these two words for something else.
  text: (value) => typeof value === 'string' && value !== '' && value !== 'null' && !/[%\0]/.test(value),
  date: () => false,
  json: () => false,
}

const checked = ({ kind, options }: FlatColumn, value: unknown): unknown => (MEANS[kind](value, options) ? value : leave())

function leave(): never {
  throw new NotFlat()
}
