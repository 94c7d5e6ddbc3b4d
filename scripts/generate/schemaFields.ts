import { z } from 'zod'
import { code, table } from './markdown.ts'

type JsonSchema = {
  type?: string | string[]
  format?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: JsonSchema[]
  items?: JsonSchema
  properties?: Record<string, JsonSchema>
  required?: string[]
  additionalProperties?: boolean | JsonSchema
  description?: string
  default?: unknown
} & { [Limit in 'minimum' | 'maximum' | 'exclusiveMinimum' | 'minLength' | 'maxLength' | 'minItems' | 'maxItems']?: number }

/** The fields that a schema takes, one row each; fields of nested objects by their path. */
export const fieldTable = (schema: z.ZodType): string[] => table(['field', 'type', 'required', 'meaning'], fieldRows(schema))

export function fieldRows(schema: z.ZodType): string[][] {
  return rowsOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema, '')
}

export const fieldNames = (schema: z.ZodType): string[] =>
  Object.entries((z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema).properties ?? {}).map(([name]) => name)

function rowsOf({ properties = {}, required = [] }: JsonSchema, prefix: string): string[][] {
  return Object.entries(properties).flatMap(([name, field]) => {
    const path = `${prefix}${name}`
    const row = [code(path), typeOf(field), required.includes(name) ? 'yes' : 'no', meaningOf(field)]
    const inner = field.items ?? field
    return [row, ...rowsOf(inner, field.items ? `${path}[].` : `${path}.`)]
  })
}

function typeOf(field: JsonSchema): string {
  if (field.anyOf) return field.anyOf.map(typeOf).join(' or ')
  if (field.const !== undefined) return code(JSON.stringify(field.const))
  if (field.enum) return field.enum.map((value) => code(JSON.stringify(value))).join(' or ')
  const kind = String(field.type ?? 'anything')
  return BY_KIND[kind]?.(field) ?? kind
}

const BY_KIND: Record<string, (field: JsonSchema) => string> = {
  array: ({ items, minItems, maxItems }) => `list of ${items ? typeOf(items) : 'anything'}${limits(minItems, maxItems, 'items')}`,
  string: ({ format = '', minLength, maxLength }) => `${FORMATS[format] ?? 'text'}${limits(minLength, maxLength, 'characters')}`,
  integer: ({ minimum, exclusiveMinimum, maximum }) => `integer${limits(minimum ?? exclusiveMinimum, maximum)}`,
  number: ({ minimum, exclusiveMinimum, maximum }) => `number${limits(minimum ?? exclusiveMinimum, maximum)}`,
}

const FORMATS: Record<string, string> = { uuid: 'UUID', email: 'e-mail address', 'date-time': 'date and time (ISO 8601)', date: 'date' }

function limits(least: number | undefined, most: number | undefined, unit = ''): string {
  const isFrom = isTold(least)
  const range = isTold(most) ? (isFrom ? `${least} to ${most}` : `at most ${most}`) : isFrom ? `at least ${least}` : ''
  return range ? `, ${range} ${unit}`.trimEnd() : ''
}

/** Zod writes the range of safe integers where none was given. */
const isTold = (limit: number | undefined): limit is number => limit !== undefined && Math.abs(limit) < Number.MAX_SAFE_INTEGER

function meaningOf({ description, default: fallback }: JsonSchema): string {
  const otherwise = fallback === undefined ? '' : `${JSON.stringify(fallback)} when left out`
  return [description, otherwise].filter(Boolean).join('; ')
}
