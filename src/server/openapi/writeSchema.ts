import type { FieldAccess, FlattenedField, SanitizedCollectionConfig } from 'payload'
import { isForSomebody } from './callersByOperation.ts'
import { nullable } from './components.ts'
import { described, isShown, NEVER_NULL, MOMENT, UUID, valuesOf } from './readSchema.ts'
import type { Schema } from './types.ts'

type Purpose = 'create' | 'update'
type Writable = FlattenedField & { access?: Partial<Record<Purpose, FieldAccess>>; defaultValue?: unknown; virtual?: unknown; required?: boolean }

/** The fields that somebody may write; those that only operations of the platform write are left out. */
export async function writeSchema(collection: SanitizedCollectionConfig, purpose: Purpose, hasWorkflow: boolean): Promise<Schema> {
  const fields = collection.flattenedFields.filter((field) => !STAMPS.includes(field.name) && !(hasWorkflow && field.name === 'state'))
  const schema = await objectOf(fields, purpose)
  return collection.auth ? withPassword(schema, purpose) : schema
}

/** Somebody else's e-mail is left as it is, whatever is sent: a form sends back the one it read. */
const EMAIL: Record<Purpose, Schema> = { create: { type: 'string', format: 'email' }, update: { type: 'string', description: 'One’s own, or anybody’s for a superadmin; otherwise it is left as it is.' } }

const STAMPS = ['createdAt', 'updatedAt', '_verified', 'sessions']

const withPassword = ({ properties, required, ...schema }: Schema, purpose: Purpose): Schema => ({
  ...schema,
  properties: { ...(properties as object), email: EMAIL[purpose], password: { type: 'string', minLength: 10, maxLength: 200 } },
  ...(purpose === 'create' && { required: [...new Set([...((required as string[] | undefined) ?? []), 'email', 'password'])] }),
})

async function objectOf(fields: FlattenedField[], purpose: Purpose, more: Record<string, Schema> = {}): Promise<Schema> {
  const properties: Record<string, Schema> = { ...more }
  const required: string[] = []
  for (const field of fields as Writable[]) {
    if (!(await isWritable(field, purpose))) continue
    const schema = await kindOf(field, purpose)
    properties[field.name] = described(field, field.required || NEVER_NULL.includes(field.type) ? schema : nullable(schema))
    if (isNeeded(field)) required.push(field.name)
  }
  return { type: 'object', properties, ...(purpose === 'create' && required.length > 0 && { required }), additionalProperties: false }
}

const isWritable = async (field: Writable, purpose: Purpose): Promise<boolean> =>
  isShown(field) && !field.virtual && field.type !== 'join' && (await isForSomebody(field.access?.[purpose]))

/** The website is the one that the request names. */
const isNeeded = (field: Writable): boolean => field.required === true && field.defaultValue === undefined && field.name !== 'website'

type Limits = { min?: number; max?: number; minLength?: number; maxLength?: number; minRows?: number; maxRows?: number }

async function kindOf(field: Writable, purpose: Purpose): Promise<Schema> {
  const { minRows, maxRows } = field as Limits
  const rows = { ...(minRows && { minItems: minRows }), ...(maxRows && { maxItems: maxRows }) }
  if (field.type === 'array') return { type: 'array', items: await objectOf(field.flattenedFields, purpose, { id: { type: 'string' } }), ...rows }
  if (field.type === 'group') return objectOf(field.flattenedFields, purpose)
  const one = KINDS[field.type]?.(field) ?? textOf(field)
  return 'hasMany' in field && field.hasMany ? { type: 'array', items: one, ...rows } : one
}

const KINDS: Partial<Record<FlattenedField['type'], (field: Writable) => Schema>> = {
  number: numberOf,
  checkbox: () => ({ type: 'boolean' }),
  date: () => MOMENT,
  select: (field) => ({ type: 'string', enum: valuesOf(field as never) }),
  relationship: () => UUID,
  json: () => ({ type: 'object', additionalProperties: true }),
}

function numberOf(field: Writable): Schema {
  const { min, max } = field as Limits
  return { type: field.name.endsWith('Minor') ? 'integer' : 'number', ...(min !== undefined && { minimum: min }), ...(max !== undefined && { maximum: max }) }
}

function textOf(field: Writable): Schema {
  const { minLength, maxLength } = field as Limits
  return { type: 'string', ...(minLength && { minLength }), ...(maxLength && { maxLength }) }
}
