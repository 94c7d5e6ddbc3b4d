import type { Endpoint } from 'payload'
import type { z } from 'zod'
import type { ErrorCode } from '../../domain/errors.ts'
import type { WorkflowBinding } from '../../lib/feature.ts'
import type { EndpointAccess, EndpointMeta } from '../../lib/http/endpoint.ts'
import { isFile } from '../../lib/http/output.ts'
import { refusalsOf } from '../../lib/workflow/refusals.ts'
import { ANYBODY, SIGNED_IN, type Components } from './components.ts'
import { answered, operation, withBody } from './operation.ts'
import { ALWAYS, BODY, CHANGES, IDEMPOTENT, problemResponses } from './problems.ts'
import { UUID } from './readSchema.ts'
import type { Method, Operation, Parameter, Paths, Response, Schema } from './types.ts'
import { inputSchema, zodSchema } from './zodSchema.ts'

export type Routes = { endpoints: Endpoint[]; prefix: string; components: Components; workflow?: WorkflowBinding }

/** The platform's own endpoints below a path; of a workflow's, each move for itself. */
export function endpointPaths({ endpoints, prefix, components, workflow }: Routes): Paths {
  const paths: Paths = {}
  for (const { method, path, custom } of endpoints) {
    const meta = custom?.scriptorium as EndpointMeta | undefined
    if (!meta?.output || meta.access.length === 0) continue
    const full = `${prefix}${path === '/' ? '' : path}`.replace(/:(\w+)/g, '{$1}')
    const isMove = workflow && path === '/:id/transitions/:name'
    Object.assign(paths, isMove ? movePaths(full, meta, { components, workflow }) : { [full]: { ...paths[full], [method]: describe({ method: method as Method, path: full, meta, components }) } })
  }
  return paths
}

type Subject = { method: Method; path: string; meta: EndpointMeta; components: Components; more?: Partial<Operation> }

function describe({ method, path, meta, components, more = {} }: Subject): Operation {
  const { summary, access, input, idempotent, upload } = meta
  return operation({
    operationId: idOf(path, method),
    tags: [tagOf(path)],
    summary,
    description: `For: ${callersOf(access)}.`,
    security: access === 'public' ? ANYBODY : SIGNED_IN,
    parameters: [...pathParameters(path), ...queryParameters(components, meta), ...(idempotent ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : [])],
    ...(upload && { requestBody: withBody(uploadSchema(components, upload), 'multipart/form-data') }),
    ...(input && { requestBody: withBody(inputSchema(components, input)) }),
    responses: { [meta.status ?? 200]: success(components, meta), ...problemResponses(components, codesOf(method, path, meta)) },
    ...more,
  })
}

/** `/api/orders/{id}/notes` by POST is `orders.notes.post`. */
const idOf = (path: string, method: string): string => [...path.split('/').slice(2).filter((part) => !part.startsWith('{')), method].join('.')
const tagOf = (path: string): string => path.split('/')[2]!

export function callersOf(access: EndpointAccess): string {
  if (access === 'public') return 'everybody'
  return access === 'user' ? 'everybody who is logged in' : access.join(', ')
}

const pathParameters = (path: string): Parameter[] =>
  [...path.matchAll(/{(\w+)}/g)].map(([, name]) => ({ name: name!, in: 'path', required: true, schema: name === 'name' ? { type: 'string' } : UUID }))

function queryParameters(components: Components, { query }: EndpointMeta): Parameter[] {
  if (!query) return []
  const { properties = {}, required = [] } = inputSchema(components, query) as { properties?: Record<string, Schema>; required?: string[] }
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name, in: 'query', required: required.includes(name), ...(schema.type === 'object' && { style: 'deepObject', explode: true }), ...(typeof description === 'string' && { description }), schema,
  }))
}

function uploadSchema(components: Components, upload: z.ZodObject): Schema {
  const { properties, required = [], ...schema } = inputSchema(components, upload) as { properties: object; required?: string[] }
  return { ...schema, properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' }, ...properties }, required: ['file', ...required] }
}

const DISPOSITION = { 'Content-Disposition': { $ref: '#/components/headers/Disposition' } }
const REPLAYED = { 'Idempotent-Replayed': { $ref: '#/components/headers/Replayed' } }

function success(components: Components, { output, idempotent }: EndpointMeta): Response {
  if (!isFile(output)) return answered('Done', zodSchema(components, output, 'output'), idempotent ? REPLAYED : {})
  const content = Object.fromEntries(output.file.map((type) => [type, { schema: {} }]))
  return { description: 'The file', headers: { 'X-Request-Id': { $ref: '#/components/headers/RequestId' }, ...DISPOSITION }, content }
}

function codesOf(method: Method, path: string, { access, input, query, upload, idempotent, refusals = [] }: EndpointMeta): ErrorCode[] {
  return [
    ...ALWAYS,
    ...(access === 'public' ? [] : (['unauthenticated', 'forbidden'] as const)),
    ...(path.includes('{') ? (['not_found'] as const) : []),
    ...(query ? (['invalid_input'] as const) : []),
    ...(method === 'get' ? [] : [...CHANGES, ...BODY]),
    ...(upload || input ? BODY : []),
    ...(idempotent ? IDEMPOTENT : []),
    ...refusals,
  ]
}

type Moves = { components: Components; workflow: WorkflowBinding }
type Row = WorkflowBinding['workflow']['transitions'][number]

/** One operation for each move that people can make, with the input and the refusals of that one. */
function movePaths(path: string, meta: EndpointMeta, { components, workflow: binding }: Moves): Paths {
  const { workflow } = binding
  const rows = (workflow.transitions as readonly Row[]).filter(({ by }) => by.some((role) => role !== 'system' && role !== 'timer'))
  return Object.fromEntries([...Map.groupBy(rows, ({ name }) => name)].map(([name, of]) => {
    const full = path.replace('{name}', name)
    const moves = of.map(({ from, to }) => `from ${from.join(', ')} to ${to as string}`)
    const operation = describe({ method: 'post', path: full, components, meta: { ...meta, refusals: [...MOVES, ...refusalsOf(binding, name)] } })
    return [full, { post: {
      ...operation,
      summary: `${workflow.label}: ${of[0]!.label.toLowerCase()}`,
      description: `Moves it ${[...new Set(moves)].join('; ')}. For: ${[...new Set(of.flatMap(({ by }) => by))].join(', ')}.${of[0]!.confirm ? ` Ask before: “${of[0]!.confirm}”` : ''}`,
      requestBody: withBody(moveSchema(components, of)),
    } }]
  }))
}

const MOVES: ErrorCode[] = ['version_conflict', 'transition_not_allowed']

function moveSchema(components: Components, rows: readonly Row[]): Schema {
  const inputs = [...new Map(rows.flatMap(({ input }) => (input ? [[JSON.stringify(zodSchema(components, input, 'input')), inputSchema(components, input)]] : []))).values()]
  const [first] = inputs
  const isNeeded = rows.every(({ input }) => input && (zodSchema(components, input, 'input').required as string[] | undefined)?.length)
  return {
    type: 'object',
    properties: {
      version: { type: 'integer', minimum: 0, description: 'The version that you saw' },
      input: first ? (inputs.length > 1 ? { anyOf: inputs } : first) : { type: 'object', maxProperties: 0 },
    },
    required: ['version', ...(isNeeded ? ['input'] : [])],
    additionalProperties: false,
  }
}
