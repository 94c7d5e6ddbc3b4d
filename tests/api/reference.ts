import { expect } from '@jest/globals'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { Document, Media, Method, Operation, Parameter, Response, Schema } from '../../src/server/openapi/types.ts'

export type Route = { method: Method; path: string; operation: Operation }
export type Answered = { status: number; type: string; body: unknown; headers: Headers }

/** The document with what tests ask of it: its operations, what a reference points at, whether a value is as described. */
export function reference(document: Document) {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true, discriminator: false })
  addFormats.default(ajv)
  let isWhole = true
  ajv.addKeyword({
    keyword: 'x-always',
    type: 'object',
    // What `select` leaves out is not missing.
    validate: (names: string[], value: object) => !isWhole || names.every((name) => name in value),
    errors: false,
  })
  ajv.addSchema({ $id: 'api', ...document })
  const compiled = new Map<string, ValidateFunction>()
  const validator = (schema: Schema): ValidateFunction => {
    const key = JSON.stringify(schema)
    const known = compiled.get(key) ?? ajv.compile(JSON.parse(key.replaceAll('"#/', '"api#/')) as object)
    compiled.set(key, known)
    return known
  }
  const deref = <T>(value: T | { $ref: string }): T =>
    (value as { $ref?: string }).$ref ? ((value as { $ref: string }).$ref.slice(2).split('/').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], document) as T) : (value as T)
  const problemsOf = (schema: Schema, value: unknown, { whole = true } = {}): string[] => {
    isWhole = whole
    const validate = validator(schema)
    return validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`)
  }
  const routes = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]): Route => ({ method: method as Method, path, operation })))
  return { document, routes, deref, problemsOf, parametersOf: ({ parameters }: Operation) => parameters.map((each) => deref<Exclude<Parameter, { $ref: string }>>(each as never)) }
}
export type Reference = ReturnType<typeof reference>

/** What of an answer the reference does not describe. */
export function undocumented({ deref, problemsOf }: Reference, { operation }: Route, { status, type, body, headers }: Answered, { whole = true } = {}): string[] {
  const response = operation.responses[status]
  if (!response) return [`status ${status} is not described`]
  const { content } = deref<Exclude<Response, { $ref: string }>>(response as never)
  const media = mediaOf(content, type)
  if (!content) return []
  if (!media) return [`content type ${type} is not described for ${status}`]
  const missing = ['x-request-id', ...(status === 429 || status === 503 ? ['retry-after'] : [])].filter((name) => !headers.has(name))
  const faults = /json/.test(type) ? problemsOf(media.schema, body, { whole }) : []
  return [...missing.map((name) => `the header ${name} is missing`), ...faults]
}

const mediaOf = (content: Record<string, Media> | undefined, type: string): Media | undefined => content?.[type.split(';')[0]!.trim()]

/** The whole document as served. @throws when it is not JSON */
export async function servedReference(url: string): Promise<Reference> {
  const response = await fetch(new URL('/api/docs/openapi.json', url))
  expect(response.status).toBe(200)
  return reference((await response.json()) as Document)
}
