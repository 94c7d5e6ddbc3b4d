import type { FlattenedField, SanitizedCollectionConfig } from 'payload'
import { documentName, nullable, schemaRef } from './components.ts'
import type { Schema } from './types.ts'

/**
 * A document as REST answers it. Only `id` is always there: fields that the caller may not read, and
 * those that `select` leaves out, are missing. `x-always` lists the fields that everybody gets who reads
 * the document and selects nothing.
 */
export function readSchema({ flattenedFields, labels, auth, defaultPopulate }: SanitizedCollectionConfig): Schema {
  const shown = flattenedFields.filter(isShown)
  // Where a relation to it is filled in, only these are.
  const always = shown.filter((field) => isAlwaysThere(field) && (!defaultPopulate || field.name in defaultPopulate))
  return {
    type: 'object',
    title: String(labels.singular),
    properties: { id: UUID, ...Object.fromEntries(shown.map((field) => [field.name, described(field, valueOf(field))])), ...(auth && { collection: { type: 'string' } }) },
    required: ['id'],
    'x-always': ['id', ...always.map(({ name }) => name)],
    additionalProperties: false,
  }
}

export const UUID: Schema = { type: 'string', format: 'uuid' }
export const MOMENT: Schema = { type: 'string', format: 'date-time' }

/** Known to the platform only, or shown nowhere but in the panel. */
export const isShown = (field: FlattenedField): boolean => !('hidden' in field && field.hidden) && field.type !== ('ui' as never)

const isAlwaysThere = (field: FlattenedField & { access?: { read?: unknown }; virtual?: unknown }): boolean => !field.access?.read && !field.virtual && field.type !== 'join'

/** What people are told of a field in the panel, where it is a plain sentence. */
export function described(field: FlattenedField, schema: Schema): Schema {
  const told = 'admin' in field && field.admin && 'description' in field.admin ? field.admin.description : null
  return typeof told === 'string' && !('$ref' in schema) ? { ...schema, description: told } : schema
}

const valueOf = (field: FlattenedField): Schema => (isCertain(field) ? kindOf(field) : nullable(kindOf(field)))

/** Never null: what is required, what the platform stamps, and lists and groups, which may be empty. */
const isCertain = (field: FlattenedField): boolean =>
  NEVER_NULL.includes(field.type) || field.name === 'createdAt' || field.name === 'updatedAt' || (isRequired(field) && !isVirtual(field))

export const NEVER_NULL = ['join', 'group', 'json', 'array']
const isRequired = (field: FlattenedField): boolean => 'required' in field && field.required === true
const isVirtual = (field: FlattenedField): boolean => 'virtual' in field && Boolean(field.virtual)

type Of<T extends FlattenedField['type']> = Extract<FlattenedField, { type: T }>

const KINDS: Partial<{ [T in FlattenedField['type']]: (field: Of<T>) => Schema }> = {
  number: ({ name }) => ({ type: name.endsWith('Minor') ? 'integer' : 'number' }),
  checkbox: () => ({ type: 'boolean' }),
  date: () => MOMENT,
  select: (field) => ({ type: 'string', enum: valuesOf(field) }),
  relationship: ({ relationTo }) => relationToOne([relationTo].flat()),
  join: ({ collection }) => joined([collection].flat()),
  json: () => ({ description: 'Data of any shape.' }),
  array: ({ flattenedFields }) => ({ type: 'array', items: rowOf(flattenedFields, { id: { type: 'string' } }) }),
  group: ({ flattenedFields }) => rowOf(flattenedFields),
}

function kindOf(field: FlattenedField): Schema {
  const kind = KINDS[field.type] as ((of: FlattenedField) => Schema) | undefined
  const one = kind?.(field) ?? { type: 'string' }
  return 'hasMany' in field && field.hasMany ? { type: 'array', items: one } : one
}

export const valuesOf = ({ options }: { options: (string | { value: string })[] }): string[] =>
  options.map((option) => (typeof option === 'string' ? option : option.value))

/** An id; with `depth` the document itself, as far as it may be read. */
const relationToOne = (slugs: string[]): Schema => ({ anyOf: [UUID, ...slugs.map((slug) => schemaRef(documentName(slug)))] })

const joined = (slugs: string[]): Schema => ({
  type: 'object',
  properties: { docs: { type: 'array', items: relationToOne(slugs) }, hasNextPage: { type: 'boolean' }, totalDocs: { type: 'integer' } },
  required: ['docs', 'hasNextPage'],
  additionalProperties: false,
})

function rowOf(fields: FlattenedField[], more: Record<string, Schema> = {}): Schema {
  const shown = fields.filter(isShown)
  return { type: 'object', properties: { ...more, ...Object.fromEntries(shown.map((field) => [field.name, described(field, valueOf(field))])) }, additionalProperties: false }
}
