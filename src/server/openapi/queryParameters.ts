import type { FlattenedField, SanitizedCollectionConfig } from 'payload'
import { isShown, MOMENT, UUID, valuesOf } from './readSchema.ts'
import { schemaRef } from './components.ts'
import type { Parameter, Schema } from './types.ts'

const EQUAL = ['equals', 'not_equals']
const LISTED = ['in', 'not_in']
const ORDERED = ['greater_than', 'greater_than_equal', 'less_than', 'less_than_equal']

/** What a list can be filtered by: `where[FIELD][OPERATOR]=VALUE`, joined with `where[and][0]…` and `where[or][0]…`. */
export function whereSchema({ flattenedFields }: SanitizedCollectionConfig, name: string): Schema {
  const fields = flattenedFields.filter(isFilter)
  const lists = Object.fromEntries(['and', 'or'].map((word) => [word, { type: 'array', items: schemaRef(name), maxItems: 10 }]))
  return {
    type: 'object',
    properties: { id: operators(UUID, [...EQUAL, ...LISTED]), ...Object.fromEntries(fields.map((field) => [field.name, operatorsOf(field)])), ...lists },
  }
}

const FILTERS = ['text', 'textarea', 'email', 'number', 'date', 'checkbox', 'select', 'relationship']
const isFilter = (field: FlattenedField): boolean => isShown(field) && FILTERS.includes(field.type) && !('virtual' in field && field.virtual) && !('hasMany' in field && field.hasMany)

function operatorsOf(field: FlattenedField): Schema {
  switch (field.type) {
    case 'number': return operators({ type: 'number' }, [...EQUAL, ...ORDERED])
    case 'date': return operators(MOMENT, [...EQUAL, ...ORDERED])
    case 'checkbox': return operators({ type: 'boolean' }, EQUAL)
    case 'select': return operators({ type: 'string', enum: valuesOf(field) }, [...EQUAL, ...LISTED])
    case 'relationship': return operators(UUID, [...EQUAL, ...LISTED])
    default: return operators({ type: 'string' }, [...EQUAL, ...LISTED, 'like', 'contains'])
  }
}

const operators = (value: Schema, names: string[]): Schema => ({
  type: 'object',
  properties: {
    ...Object.fromEntries(names.map((name) => [name, LISTED.includes(name) ? { type: 'array', items: value, minItems: 1, maxItems: 100 } : value])),
    exists: { type: 'boolean' },
  },
  additionalProperties: false,
})

const deep = (name: string, schema: Schema, description: string): Parameter => ({ name, in: 'query', style: 'deepObject', explode: true, description, schema })

/** Which fields, and how much of what they point at. */
export function shapeParameters({ flattenedFields, joins }: SanitizedCollectionConfig): Parameter[] {
  const names = flattenedFields.filter(isShown).map(({ name }) => name)
  const joined = Object.values(joins).flat().map(({ joinPath }) => joinPath)
  return [
    { name: 'depth', in: 'query', description: 'How far relations are filled in; 0 leaves ids.', schema: { type: 'integer', minimum: 0, maximum: 3, default: 0 } },
    deep('select', { type: 'object', properties: Object.fromEntries(names.map((name) => [name, { type: 'boolean' }])), additionalProperties: false }, 'Only these fields: `select[number]=true`; or all but these: `select[brief]=false`.'),
    ...(joined.length > 0 ? [deep('joins', joinsSchema(joined), 'Lists that belong to the document: `joins[FIELD][limit]=5`.')] : []),
  ]
}

const joinsSchema = (paths: string[]): Schema => ({
  type: 'object',
  properties: Object.fromEntries(paths.map((path) => [path, { type: 'object', properties: { limit: { type: 'integer', minimum: 1, maximum: 100 }, page: { type: 'integer', minimum: 1 }, count: { type: 'boolean' } }, additionalProperties: false }])),
  additionalProperties: false,
})

/** Which documents, in which order, and which page of them. */
export function listParameters(collection: SanitizedCollectionConfig, where: string): Parameter[] {
  const names = ['id', ...collection.flattenedFields.filter(isFilter).map(({ name }) => name)]
  return [
    whereParameter(where),
    { name: 'sort', in: 'query', description: `A field, with - for the highest first; several with commas. Fields: ${names.join(', ')}.`, schema: { type: 'string', pattern: `^-?(${names.join('|')})(,-?(${names.join('|')}))*$` } },
    { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100, default: 10 } },
    { name: 'page', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 1_000_000, default: 1 } },
    ...shapeParameters(collection),
  ]
}

export const whereParameter = (where: string): Parameter => deep('where', schemaRef(where), 'A filter: `where[FIELD][OPERATOR]=VALUE`.')
