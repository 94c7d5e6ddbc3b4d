import type { Operation, Response, Schema } from './types.ts'

const WEBSITE = { $ref: '#/components/parameters/Website' }
const REQUEST_ID = { 'X-Request-Id': { $ref: '#/components/headers/RequestId' } }

/** An operation, which says which website it is about. */
export const operation = (described: Operation): Operation => ({ ...described, parameters: [...described.parameters, WEBSITE] })

/** A success with JSON. */
export const answered = (description: string, schema: Schema, headers: Record<string, unknown> = {}): Response => ({
  description,
  headers: { ...REQUEST_ID, ...headers },
  content: { 'application/json': { schema } },
})

export const withBody = (schema: Schema, type = 'application/json'): Operation['requestBody'] => ({ required: true, content: { [type]: { schema } } })

const count: Schema = { type: 'integer', minimum: 0 }
const neighbour: Schema = { type: ['integer', 'null'] }

export const json = {
  /** A page of a list, but for its documents. */
  page: {
    type: 'object',
    properties: {
      totalDocs: count, limit: count, totalPages: count, page: { type: 'integer', minimum: 1 }, pagingCounter: { type: 'integer' },
      hasPrevPage: { type: 'boolean' }, hasNextPage: { type: 'boolean' }, prevPage: neighbour, nextPage: neighbour,
    },
    required: ['docs', 'totalDocs', 'limit', 'totalPages', 'page', 'pagingCounter', 'hasPrevPage', 'hasNextPage', 'prevPage', 'nextPage'],
    additionalProperties: false,
  } satisfies Schema,
  message: { type: 'object', properties: { message: { type: 'string' } }, required: ['message'], additionalProperties: false } satisfies Schema,
}
