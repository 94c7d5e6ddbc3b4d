import { z } from 'zod'
import { documentName, keepSchema, schemaRef, type Components } from './components.ts'
import type { Schema } from './types.ts'

/** A zod schema as JSON Schema; what has a name of its own is kept among the components. */
export function zodSchema(components: Components, schema: z.ZodType, io: 'input' | 'output'): Schema {
  // Below another one, also a schema with a name becomes a reference.
  const { properties, $defs = {} } = z.toJSONSchema(z.object({ root: schema }), { io, unrepresentable: 'any' }) as unknown as { properties: { root: Schema }; $defs?: Record<string, Schema> }
  for (const [name, definition] of Object.entries($defs)) keepSchema(components, name, plain(definition))
  return plain(properties.root)
}

/** The body of an endpoint: an unknown field at its top is refused. */
export const inputSchema = (components: Components, schema: z.ZodObject): Schema => ({ ...zodSchema(components, schema, 'input'), additionalProperties: false })

const KEPT_FORMATS = ['date-time', 'uuid', 'email']

/** Without what zod adds and readers need not know: patterns of formats, the range of safe integers, ids of definitions. */
function plain(value: unknown): Schema {
  if (Array.isArray(value)) return value.map(plain) as unknown as Schema
  if (typeof value !== 'object' || value === null) return value as Schema
  const { $ref, documentOf, id: _id, ...schema } = value as Schema
  if (typeof documentOf === 'string') return schemaRef(documentName(documentOf))
  const kept = Object.entries(schema).filter(([keyword, of]) => !isNoise(schema, keyword, of))
  const inner = Object.fromEntries(kept.map(([keyword, of]) => [keyword, KEPT_AS_DATA.includes(keyword) ? of : keyword === 'properties' ? properties(of as Record<string, Schema>) : plain(of)]))
  return typeof $ref === 'string' ? { ...inner, $ref: $ref.replace('#/$defs/', '#/components/schemas/') } : inner
}

const KEPT_AS_DATA = ['enum', 'const', 'default', 'required', 'examples']
const properties = (of: Record<string, Schema>) => Object.fromEntries(Object.entries(of).map(([name, schema]) => [name, plain(schema)]))

const isNoise = ({ format }: Schema, keyword: string, of: unknown): boolean =>
  (keyword === 'pattern' && KEPT_FORMATS.includes(String(format))) ||
  keyword === 'propertyNames' || keyword === 'widget' ||
  (['minimum', 'maximum'].includes(keyword) && Math.abs(Number(of)) >= Number.MAX_SAFE_INTEGER)
