import fc from 'fast-check'
import { samplePdf } from '../../scripts/api/samplePdf.ts'
import type { Media, Schema } from '../../src/server/openapi/types.ts'
import type { Who } from '../support/orderApp.ts'
import { broken, valid } from './arbitrary.ts'
import type { FuzzWorld } from './fuzzWorld.ts'
import type { Answered, Reference, Route } from './reference.ts'

export type Call = {
  who: Who | null
  website: string | null
  path: string
  query: Record<string, unknown>
  body: unknown
  /** How the body is sent, other than as the reference says. */
  spoiled: 'no' | 'type' | 'text' | 'form'
  key: string | null
}

const CALLERS: (Who | null)[] = [null, 'client', 'client', 'client2', 'writer', 'writer', 'writer2', 'editor', 'support', 'admin', 'admin', 'admin', 'superadmin', 'stranger', 'stranger-client']
const WEBSITES = ['inkwell', 'inkwell', 'inkwell', 'inkwell', 'inkwell', 'inkwell', 'federhaus', null, 'nothing']

/** A call of an operation: mostly as the reference describes it, the rest wrong in one place. */
export function callOf(api: Reference, world: FuzzWorld, route: Route): fc.Arbitrary<Call> {
  const making = { deref: (schema: Schema) => (schema.$ref ? { ...api.deref<Schema>(schema as never), ...withoutRef(schema) } : schema), hints: world.hints }
  const parameters = api.parametersOf(route.operation)
  const media = bodyOf(api, route)
  const query = Object.fromEntries(parameters.filter((each) => each.in === 'query').map((each) => [each.name, { schema: valid(each.schema, making, each.name), required: each.required }]))
  const needed = Object.keys(query).filter((name) => query[name]!.required)
  const optional = Object.keys(query).filter((name) => !query[name]!.required)
  const asked = fc.tuple(fc.record(Object.fromEntries(Object.entries(query).map(([name, { schema }]) => [name, schema]))), fc.shuffledSubarray(optional, { maxLength: Math.min(3, optional.length) }))
    .map(([all, picked]) => Object.fromEntries(Object.entries(all).filter(([name]) => needed.includes(name) || picked.includes(name))))
  const body = media ? valid(media.schema, making) : fc.constant(undefined)
  return fc.record({
    who: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...invitedBy(route)) }, { weight: 2, arbitrary: fc.constantFrom(...CALLERS) }),
    website: fc.oneof({ weight: 1, arbitrary: fc.constant('inkwell') }, { weight: 1, arbitrary: fc.constantFrom(...WEBSITES) }),
    path: pathOf(route, world),
    query: sometimesBroken(asked, 6) as fc.Arbitrary<Record<string, unknown>>,
    body: media ? sometimesBroken(body, 3) : body,
    spoiled: fc.oneof({ weight: 30, arbitrary: fc.constant<Call['spoiled']>('no') }, { weight: 1, arbitrary: fc.constantFrom<Call['spoiled']>('type', 'text', 'form') }),
    key: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.uuid() }, { weight: 1, arbitrary: fc.constantFrom('', 'again', 'x'.repeat(256)) }),
  })
}

/** Who is let in, by what the reference says of it. */
function invitedBy({ operation }: Route): (Who | null)[] {
  if (operation.summary.endsWith('for superadmins')) return ['superadmin']
  const [, told = ''] = /For: ([^.;]+)/.exec(operation.description ?? '') ?? []
  const named = CALLERS.filter((who) => who && told.replace('any_writer', 'writer').split(', ').includes(who))
  return named.length > 0 ? named : CALLERS
}

const withoutRef = ({ $ref: _ref, ...schema }: Schema): Schema => schema
const sometimesBroken = <T>(whole: fc.Arbitrary<T>, oneIn: number): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: oneIn, arbitrary: whole as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: whole.chain((value) => broken(value)) })

export const bodyOf = (_api: Reference, { operation }: Route): Media | undefined => Object.values(operation.requestBody?.content ?? {})[0]

const NOT_IDS = ['0', 'null', 'undefined', '01890000-0000-7000-8000-000000000001', "1' or '1'='1", '%00', '%', '..%2f..', 'a'.repeat(300), '{}']

function pathOf({ path }: Route, { pools }: FuzzWorld): fc.Arbitrary<string> {
  const slug = path.split('/')[2]!
  const parts = path.split('/').map((part) => {
    if (!part.startsWith('{')) return fc.constant(part)
    const known = pools[part === '{deliverable}' ? 'deliverables' : slug] ?? []
    const wrong = fc.oneof(fc.constantFrom(...NOT_IDS), fc.uuid())
    return known.length > 0 ? fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: wrong }) : wrong
  })
  return fc.tuple(...parts).map((each) => each.join('/'))
}

/** Sends it, and reads the answer whatever it is. */
export async function send(world: FuzzWorld, { method }: Route, call: Call): Promise<Answered> {
  const query = new URLSearchParams(Object.entries(call.query).flatMap(([name, value]) => pairs(name, value)))
  const response = await fetch(new URL(`${call.path}?${query.toString()}`, world.o.app.url), {
    method: method.toUpperCase(), headers: headersOf(world, call), redirect: 'manual', signal: AbortSignal.timeout(20_000),
    ...(call.body !== undefined && { body: isForm(call) ? formOf(call.body as Record<string, unknown>) : textOf(call) }),
  })
  const type = response.headers.get('content-type') ?? ''
  const text = await response.text()
  return { status: response.status, type, headers: response.headers, body: /json/.test(type) && text ? (JSON.parse(text) as unknown) : text }
}

const headersOf = ({ tokens }: FuzzWorld, call: Call): Record<string, string> => ({
  ...(call.who && { authorization: `JWT ${tokens.get(call.who)!}` }),
  ...(call.website && { 'x-website': call.website }),
  ...(call.key !== null && { 'idempotency-key': call.key }),
  ...(call.body !== undefined && !isForm(call) && { 'content-type': TYPES[call.spoiled] }),
})

const isForm = ({ body, spoiled }: Call): boolean => spoiled === 'no' && typeof body === 'object' && body !== null && 'file' in body

/** `where: { state: { equals: 'draft' } }` is `where[state][equals]=draft`. */
const pairs = (name: string, value: unknown): [string, string][] =>
  typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inner]) => pairs(`${name}[${key}]`, inner)) : [[name, String(value)]]

const TYPES = { no: 'application/json', type: 'text/plain', text: 'application/json', form: 'application/x-www-form-urlencoded' }
const textOf = ({ body, spoiled }: Call): string => (spoiled === 'text' ? JSON.stringify(body).slice(0, -1) : JSON.stringify(body))

function formOf({ file, ...fields }: Record<string, unknown>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, String(value))
  form.set('file', typeof file === 'string' && file.length % 3 === 0 ? new Blob([file]) : samplePdf('Done'), 'work.pdf')
  return form
}
