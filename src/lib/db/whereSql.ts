import type { FlattenedField, SanitizedCollectionConfig, Where } from 'payload'

type Fields = readonly FlattenedField[]
type Comparison = [operator: string, value: unknown]

/**
 * A filter over the fields of a collection's own table as SQL; its values are put behind those that are
 * there already. For filters of our own and of access rules: paths through relations and lists are not known.
 * @throws Error for a field or operator that it does not know, which is our own mistake
 */
export function whereSql({ flattenedFields }: SanitizedCollectionConfig, where: Where | boolean, values: unknown[]): string {
  if (typeof where === 'boolean') return String(where)
  return joined(Object.entries(where).map(([key, value]) => partSql(flattenedFields, [key, value], values)), ' and ')
}

function partSql(fields: Fields, [key, value]: [string, unknown], values: unknown[]): string {
  const config = { flattenedFields: fields } as SanitizedCollectionConfig
  if (key === 'and' || key === 'or') return joined((value as Where[]).map((each) => whereSql(config, each, values)), key === 'and' ? ' and ' : ' or ')
  const column = columnOf(fields, key)
  return joined(Object.entries(value as object).map((comparison) => comparisonSql(column, comparison, values)), ' and ')
}

/** All of nothing holds, and one of nothing does not. */
function joined(parts: string[], by: ' and ' | ' or '): string {
  if (parts.length === 0) return String(by === ' and ')
  return parts.length === 1 ? parts[0]! : `(${parts.join(by)})`
}

const SIGNS: Record<string, string> = {
  equals: '=', not_equals: 'is distinct from', less_than: '<', less_than_equal: '<=', greater_than: '>', greater_than_equal: '>=',
}

function comparisonSql(column: string, [operator, value]: Comparison, values: unknown[]): string {
  if (operator === 'exists') return `${column} is ${String(value) === 'true' ? 'not null' : 'null'}`
  if (operator === 'in' || operator === 'not_in') return listSql(column, { isIn: operator === 'in', list: [value].flat() }, values)
  const sign = SIGNS[operator]
  if (!sign) throw new Error(`No SQL is known for the operator ${operator}`)
  return `${column} ${sign} $${values.push(value)}`
}

// `in` with a value each, and not an array: then Postgres sees the type of the column, an enum's too.
function listSql(column: string, { isIn, list }: { isIn: boolean; list: unknown[] }, values: unknown[]): string {
  if (list.length === 0) return String(!isIn)
  return `${column} ${isIn ? 'in' : 'not in'} (${list.map((value) => `$${values.push(value)}`).join(', ')})`
}

function columnOf(fields: Fields, name: string): string {
  if (name === 'id') return 'id'
  const field = fields.find((each) => each.name === name)
  if (!field || ('virtual' in field && field.virtual) || 'flattenedFields' in field) throw new Error(`No column is known for the field ${name}`)
  return `"${snake(name)}${field.type === 'relationship' ? '_id' : ''}"`
}

const snake = (name: string): string => name.replaceAll('-', '_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
