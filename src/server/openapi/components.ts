import { isDeepStrictEqual } from 'node:util'
import type { Document, Response, Schema } from './types.ts'

/** What operations share, each kept once under its name. */
export type Components = {
  schemas: Record<string, Schema>
  responses: Record<string, Response>
}

/** @throws Error when something else has this name already: readers would be promised the wrong one */
export function keepSchema({ schemas }: Components, name: string, schema: Schema): void {
  if (name in schemas && !isDeepStrictEqual(schemas[name], schema)) throw new Error(`Two schemas of the API reference are called ${name}: give one of them another id`)
  schemas[name] = schema
}

export const schemaRef = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })

/** `price-tables` is PriceTables. */
export const pascal = (slug: string): string => slug.split(/[-_]/).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')

/** The name of one document of a collection: `price-tables` has PriceTable. */
export const documentName = (slug: string): string => {
  const name = pascal(slug)
  return name.endsWith('ies') ? `${name.slice(0, -3)}y` : name.replace(/s$/, '')
}

export const nullable = (schema: Schema): Schema => {
  if (typeof schema.type === 'string') return { ...schema, type: [schema.type, 'null'], ...(Array.isArray(schema.enum) && { enum: [...schema.enum, null] }) }
  return 'anyOf' in schema ? { ...schema, anyOf: [...(schema.anyOf as Schema[]), { type: 'null' }] } : { anyOf: [schema, { type: 'null' }] }
}

export const PARAMETERS: Document['components']['parameters'] = {
  Website: {
    name: 'X-Website', in: 'header', required: false, schema: { type: 'string', maxLength: 40 },
    description: 'Slug of the website that the call is about. Without it the host decides.', example: 'inkwell',
  },
  IdempotencyKey: {
    name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', minLength: 1, maxLength: 255 },
    description: 'Makes the request happen once: its answer is kept for 24 hours and given again to who repeats it.',
  },
}

export const HEADERS: Document['components']['headers'] = {
  RequestId: { description: 'Quote it when you report a fault.', schema: { type: 'string' } },
  RetryAfter: { description: 'Seconds to wait before the next try.', schema: { type: 'integer', minimum: 1 } },
  Replayed: { description: 'Set when this is the kept answer of an earlier request with the same Idempotency-Key.', schema: { type: 'string', const: 'true' } },
  SetCookie: { description: 'The session as the cookie `payload-token`.', schema: { type: 'string' } },
  Disposition: { description: 'The name to save the file under.', schema: { type: 'string' } },
}

export const SECURITY_SCHEMES: Document['components']['securitySchemes'] = {
  token: { type: 'apiKey', in: 'header', name: 'Authorization', description: '`JWT TOKEN`, with the token that `POST /api/users/login` answers.' },
  cookie: { type: 'apiKey', in: 'cookie', name: 'payload-token', description: 'Set by `POST /api/users/login`. Changes are taken from the origins in `ALLOWED_ORIGINS` only.' },
}

type Security = Record<string, string[]>[]
export const SIGNED_IN: Security = [{ token: [] }, { cookie: [] }]
export const ANYBODY: Security = [{}, ...SIGNED_IN]
