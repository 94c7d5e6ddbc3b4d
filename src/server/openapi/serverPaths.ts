import { ANYBODY, type Components } from './components.ts'
import { answered, operation, withBody } from './operation.ts'
import { ALWAYS, BODY, problemResponses } from './problems.ts'
import type { Operation, Paths, Schema } from './types.ts'

const NO_LOGIN = [{}]
const health = (operationId: string, summary: string, { ok, bad }: { ok: Schema; bad?: Schema }): Operation => ({
  operationId, tags: ['server'], summary, security: NO_LOGIN, parameters: [],
  responses: { 200: answered('Well', ok), ...(bad && { 503: answered('Not now, with the reasons', bad) }) },
})

const status = (value: string, more: Record<string, Schema> = {}): Schema => ({
  type: 'object', properties: { status: { const: value }, ...more }, required: ['status', ...Object.keys(more)], additionalProperties: false,
})
const problems: Schema = { type: 'array', items: { type: 'string' } }

const ASKED: Schema = {
  type: 'object',
  properties: { query: { type: 'string' }, operationName: { type: ['string', 'null'] }, variables: { type: ['object', 'null'] } },
  required: ['query'],
}
const TOLD: Schema = {
  type: 'object',
  properties: {
    data: { type: ['object', 'null'], description: 'What was asked for' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          message: { type: 'string' }, path: { type: 'array' }, locations: { type: 'array' },
          extensions: { type: 'object', properties: { code: { type: 'string' }, status: { type: 'integer' }, details: { type: 'object' } }, required: ['code', 'status'], additionalProperties: false },
        },
        required: ['message', 'extensions'],
        additionalProperties: false,
      },
    },
  },
  additionalProperties: false,
}

/** What Express answers before Payload’s routes. */
export const serverPaths = (components: Components): Paths => ({
  '/healthz': { get: health('healthz', 'The process answers', { ok: status('ok') }) },
  '/readyz': { get: health('readyz', 'The process can serve: database reachable, migrated, not stopping', { ok: status('ready', { problems }), bad: status('not ready', { problems }) }) },
  '/api/graphql': {
    post: operation({
      operationId: 'graphql', tags: ['graphql'], summary: 'Reads by GraphQL', security: ANYBODY, parameters: [],
      description: 'The schema is in `docs/generated/schema.graphql`. At most 8 levels, 50 things at the top, 1,000 fields and one login in a request. Make changes by REST.',
      requestBody: withBody(ASKED),
      responses: {
        200: answered('The answer; refusals are under `errors`', TOLD),
        400: { description: 'A query that can’t be run, or a refusal of the call itself', content: { 'application/graphql-response+json': { schema: TOLD }, 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
        ...Object.fromEntries(Object.entries(problemResponses(components, [...ALWAYS, ...BODY, 'wrong_origin', 'rate_limited'])).filter(([code]) => code !== '400')),
      },
    }),
  },
})
