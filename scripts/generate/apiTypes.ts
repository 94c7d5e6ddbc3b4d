import type { SanitizedConfig } from 'payload'
import { documentName } from '../../src/server/openapi/components.ts'
import { openApi } from '../../src/server/openapi/openApi.ts'
import type { Document, Media, Operation, Parameter, Response, Schema } from '../../src/server/openapi/types.ts'
import { loadConfig } from './loadConfig.ts'
import { typeOf } from './schemaType.ts'

type Deref = <T>(value: T | { $ref: string }) => T

/** The types of the client, made of the API reference: what it can ask, and what is answered. */
export async function generate(): Promise<Record<string, string>> {
  const config = await loadConfig()
  const document = await openApi(config)
  const deref: Deref = (value) => ((value as { $ref?: string }).$ref ? (lookUp(document, (value as { $ref: string }).$ref) as never) : (value as never))
  const lines = [
    '// The types of the API client. Generated from the API reference by `npm run generate`. Do not edit.',
    '',
    ...Object.entries(document.components.schemas).map(([name, schema]) => `export type ${name} = ${typeOf(schema)}\n`),
    '/** Every operation by its method and path. */',
    'export type Operations = {',
    ...Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => operationLine(`${method.toUpperCase()} ${path}`, operation, deref))),
    '}',
    '',
    ...collectionLines(config, document),
  ]
  return { 'scripts/api/types.ts': `${lines.join('\n')}\n` }
}

const lookUp = (document: Document, ref: string): unknown =>
  ref.slice(2).split('/').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], document)

function operationLine(name: string, operation: Operation, deref: Deref): string {
  const parameters = operation.parameters.map((each) => deref<Exclude<Parameter, { $ref: string }>>(each as never))
  const parts = [
    part('params', parameters.filter((each) => each.in === 'path')),
    part('query', parameters.filter((each) => each.in === 'query')),
    ...(operation.requestBody ? [`body: ${typeOf(Object.values(operation.requestBody.content)[0]!.schema)}`] : []),
    `answer: ${answerOf(operation, deref)}`,
  ]
  return `  /** ${operation.summary} */\n  '${name}': { ${parts.filter(Boolean).join('; ')} }`
}

function part(name: string, parameters: { name: string; required?: boolean; schema: Schema }[]): string {
  if (parameters.length === 0) return ''
  const isOptional = parameters.every(({ required }) => !required)
  return `${name}${isOptional ? '?' : ''}: { ${parameters.map((each) => `${each.name}${each.required ? '' : '?'}: ${typeOf(each.schema)}`).join('; ')} }`
}

function answerOf({ responses }: Operation, deref: Deref): string {
  const success = Object.entries(responses).find(([status]) => status < '300')![1]
  const { content = {} } = deref<{ content?: Record<string, Media> }>(success as Response as never)
  const json = content['application/json']
  return json ? typeOf(json.schema) : 'Blob'
}

/** What `@payloadcms/sdk` wants to know of the collections. */
function collectionLines({ collections }: SanitizedConfig, { components }: Document): string[] {
  const told = collections.filter(({ slug }) => documentName(slug) in components.schemas)
  const each = (value: (collection: (typeof told)[number]) => string) => `{ ${told.map((collection) => `'${collection.slug}': ${value(collection)}`).join('; ')} }`
  return [
    '/** The collections, for `@payloadcms/sdk`. */',
    'export type Config = {',
    "  auth: { users: { forgotPassword: { email: string }; login: { email: string; password: string }; registerFirstUser: { email: string; password: string }; unlock: { email: string } } }",
    '  blocks: Record<never, never>',
    `  collections: ${each(({ slug }) => documentName(slug))}`,
    `  collectionsJoins: ${each(({ joins }) => `{ ${Object.entries(joins).flatMap(([target, of]) => of.map(({ joinPath }) => `${joinPath}: '${target}'`)).join('; ')} }`)}`,
    `  collectionsSelect: ${each(({ slug }) => `{ [Field in keyof ${documentName(slug)}]?: boolean }`)}`,
    '  db: { defaultIDType: string }',
    '  fallbackLocale: null',
    '  globals: Record<never, never>',
    '  globalsSelect: Record<never, never>',
    '  jobs: unknown',
    '  locale: null',
    "  user: User & { collection: 'users' }",
    '}',
  ]
}
