import type { Schema } from '../../src/server/openapi/types.ts'

/** A JSON Schema as a TypeScript type. */
export function typeOf(schema: Schema): string {
  if (typeof schema.$ref === 'string') return schema.$ref.split('/').at(-1)!
  if ('const' in schema) return JSON.stringify(schema.const)
  if (Array.isArray(schema.enum)) return unionOf(schema.enum.map((value) => JSON.stringify(value)))
  if (Array.isArray(schema.anyOf)) return unionOf((schema.anyOf as Schema[]).map(typeOf))
  if (schema.contentMediaType) return 'Blob'
  return unionOf(([schema.type ?? 'unknown'].flat() as string[]).map((type) => (TYPES[type] ?? (() => 'unknown'))(schema)))
}

const unionOf = (types: string[]): string => [...new Set(types)].join(' | ')

const TYPES: Record<string, (schema: Schema) => string> = {
  string: () => 'string',
  number: () => 'number',
  integer: () => 'number',
  boolean: () => 'boolean',
  null: () => 'null',
  array: ({ items }) => `Array<${typeOf((items as Schema | undefined) ?? {})}>`,
  object: objectType,
}

/** Fields that are always there unless `select` leaves them out count as there: `select` has types of its own. */
function objectType({ properties, required = [], additionalProperties, 'x-always': always = [], maxProperties }: Schema): string {
  if (maxProperties === 0) return 'Record<string, never>'
  if (!properties) return typeof additionalProperties === 'object' ? `Record<string, ${typeOf(additionalProperties as Schema)}>` : 'Record<string, unknown>'
  const there = [...(required as string[]), ...(always as string[])]
  const fields = Object.entries(properties as Record<string, Schema>).map(([name, schema]) => `${/^\w+$/.test(name) ? name : `'${name}'`}${there.includes(name) ? '' : '?'}: ${typeOf(schema)}`)
  return `{ ${fields.join('; ')} }`
}
