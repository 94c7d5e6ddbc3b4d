import { ERRORS, type ErrorCode } from '../../domain/errors.ts'
import { schemaRef, type Components } from './components.ts'
import type { Response, Schema } from './types.ts'

/** RFC 9457, as `src/lib/http/toProblem.ts` makes it. */
export const PROBLEM: Schema = {
  type: 'object',
  description: 'A refusal. Decide by `code`, show `detail`, use `details`.',
  properties: {
    type: { type: 'string', pattern: '^urn:scriptorium:error:' },
    title: { type: 'string' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    code: { type: 'string', enum: Object.keys(ERRORS) },
    detail: { type: 'string', description: 'A sentence for people.' },
    details: { type: 'object', description: 'Data for programs; `problems` lists fields as `{path, message}`.', additionalProperties: true },
    errors: {
      type: 'array',
      description: 'The same in the shape of Payload’s panel.',
      items: { type: 'object', properties: { name: { type: 'string' }, message: { type: 'string' }, data: {} }, required: ['name', 'message'], additionalProperties: false },
    },
    retryAfterSeconds: { type: 'integer', minimum: 1 },
    requestId: { type: 'string' },
  },
  required: ['type', 'title', 'status', 'code', 'detail', 'errors', 'requestId'],
  additionalProperties: false,
}

/** One response for each status that these codes have; equal ones are kept once. */
export function problemResponses(components: Components, codes: readonly ErrorCode[]): Record<string, Response> {
  const byStatus = Map.groupBy([...new Set(codes)].sort(), (code) => String(ERRORS[code].status))
  return Object.fromEntries([...byStatus].sort(([a], [b]) => (a < b ? -1 : 1)).map(([status, of]) => [status, responseFor(components, status, of)]))
}

function responseFor(components: Components, status: string, codes: ErrorCode[]): Response {
  const name = [status, ...codes].join('.')
  components.responses[name] ??= {
    description: codes.map((code) => `\`${code}\`: ${ERRORS[code].title}.`).join(' '),
    headers: {
      'X-Request-Id': { $ref: '#/components/headers/RequestId' },
      ...((status === '429' || status === '503') && { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } }),
    },
    content: { 'application/problem+json': { schema: { ...schemaRef('Problem'), properties: { code: { enum: codes }, status: { const: Number(status) } } } } },
  }
  return { $ref: `#/components/responses/${name}` }
}

/** What may befall any call of the API. */
export const ALWAYS: ErrorCode[] = ['website_required', 'internal_error', 'overloaded', 'unavailable']
/** What may befall a call that changes something. */
export const CHANGES: ErrorCode[] = ['wrong_origin', 'conflict']
/** What may be wrong with a body of JSON. */
export const BODY: ErrorCode[] = ['invalid_input', 'malformed_json', 'payload_too_large', 'unsupported_media_type']
export const IDEMPOTENT: ErrorCode[] = ['idempotency_key_invalid', 'idempotency_key_reused', 'idempotency_in_progress']
