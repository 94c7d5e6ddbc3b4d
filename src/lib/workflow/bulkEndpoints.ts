import type { CollectionSlug, Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { DomainError } from '../../domain/errors.ts'
import { bulkMoves } from '../../domain/workflow/bulkMoves.ts'
import { endpoint } from '../http/endpoint.ts'
import { facts } from '../http/output.ts'
import { readAccess } from '../lists/listFilter.ts'
import { actorFor } from './actor.ts'
import { bindingOf } from './binding.ts'
import type { Document } from './effect.ts'
import { MOST_AT_ONCE, moveMany } from './moveMany.ts'

const BulkMove = z.object({
  name: z.string(),
  label: z.string(),
  to: z.string(),
  ids: z.array(z.uuid()).describe('The documents whose state permits it'),
  confirm: z.array(z.string()).describe('Questions to ask before'),
  input: facts.nullable().describe('JSON Schema of the input that the move needs'),
}).meta({ id: 'BulkMove' })

const MoveResult = z.object({
  id: z.uuid(),
  done: z.boolean(),
  state: z.string().optional().describe('The state it is in now'),
  version: z.int().optional(),
  status: z.int().optional().describe('What a single move would have answered'),
  code: z.string().optional(),
  title: z.string().optional(),
  detail: z.string().optional().describe('Why not, for people'),
  details: facts.optional(),
}).meta({ id: 'MoveResult' })

const isEachOnce = (documents: { id: string }[]): boolean => new Set(documents.map(({ id }) => id)).size === documents.length

/** Moves of many documents at once, for every collection with a workflow. */
export const bulkEndpoints = (collection: string): Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/transitions',
    summary: 'Which moves some of several documents permit; guards are asked when a move is made',
    access: 'user',
    query: z.object({ ids: z.string().max(MOST_AT_ONCE * 37).transform((ids) => ids.split(',')).pipe(z.array(z.uuid()).min(1).max(MOST_AT_ONCE)).describe('Ids with commas between them, 100 at most') }),
    output: z.object({ documents: z.array(z.object({ id: z.uuid(), state: z.string(), version: z.int() })), transitions: z.array(BulkMove) }),
    handler: async ({ req, query }) => {
      const binding = bindingOf(req.payload, collection)
      const documents = await readableOnes(req, collection, query.ids)
      const standings = documents.map((doc) => ({ id: doc.id, state: doc.state, roles: actorFor(req, binding, doc).roles }))
      return {
        documents: documents.map(({ id, state, version }) => ({ id, state, version })),
        transitions: bulkMoves(binding.workflow, standings),
      }
    },
  }),
  endpoint({
    method: 'post',
    path: '/transitions/:name/bulk',
    summary: 'Makes one move with up to 100 documents; each is done or refused by itself',
    access: 'user',
    input: z.object({
      documents: z.array(z.object({ id: z.uuid(), version: z.int().min(0) })).min(1).max(MOST_AT_ONCE)
        .refine(isEachOnce, 'Name each document once').describe('Each with the version that you saw'),
      input: z.record(z.string(), z.unknown()).optional(),
    }),
    output: z.object({ results: z.array(MoveResult), done: z.int(), refused: z.int() }),
    handler: async ({ req, params, input }) => {
      const name = params.name!
      // Whoever may read none of its kind is refused at the door.
      await readAccess(req, req.payload.collections[collection]!.config)
      const { workflow } = bindingOf(req.payload, collection)
      if (!workflow.transitions.some((row) => row.name === name)) throw new DomainError('not_found', `There is no transition “${name}”.`)
      const results = await moveMany(req, { collection, name, documents: input.documents, input: input.input ?? {} })
      const done = results.filter((result) => result.done).length
      return { results, done, refused: results.length - done }
    },
  }),
]

async function readableOnes(req: PayloadRequest, collection: string, ids: string[]): Promise<Document[]> {
  const { docs } = await req.payload.find({
    collection: collection as CollectionSlug, where: { id: { in: ids } },
    depth: 0, joins: false, limit: MOST_AT_ONCE, pagination: false, overrideAccess: false, req,
  })
  const byId = new Map((docs as unknown as Document[]).map((doc) => [doc.id, doc]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
