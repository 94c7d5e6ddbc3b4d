import type { CollectionSlug, Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import type { DomainError, ErrorCode } from '../../domain/errors.ts'
import { lateRefusal } from '../../domain/workflow/decide.ts'
import { DIRECTIONS } from '../../domain/workflow/direction.ts'
import { optionsFor } from '../../domain/workflow/options.ts'
import { now } from '../clock.ts'
import { notFound } from '../db/lock.ts'
import type { WorkflowBinding } from '../feature.ts'
import { endpoint } from '../http/endpoint.ts'
import { documentOf, facts } from '../http/output.ts'
import { actorFor } from './actor.ts'
import { bindingOf } from './binding.ts'
import type { Document } from './effect.ts'
import { judgeableFacts, transition } from './transition.ts'

const TransitionOption = z.object({
  name: z.string(),
  label: z.string(),
  to: z.string(),
  direction: z.enum(DIRECTIONS).describe('Whether the move carries the work on, ends it, or neither'),
  allowed: z.boolean(),
  confirm: z.string().nullable().describe('A question to ask before'),
  input: facts.nullable().describe('JSON Schema of the input that the move needs'),
  code: z.string().optional(),
  reason: z.string().optional(),
  details: facts.optional(),
}).meta({ id: 'TransitionOption' })

/** The two endpoints that every collection with a workflow has; `refusals` are those of its moves. */
export const workflowEndpoints = (collection: string, refusals: readonly ErrorCode[]): Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/:id/transitions',
    summary: 'What may be done with this document now, and what stands in the way of the rest',
    access: 'user',
    output: z.object({ state: z.string(), version: z.int(), transitions: z.array(TransitionOption) }),
    handler: async ({ req, params }) => {
      await readable(req, collection, params.id!)
      const binding = bindingOf(req.payload, collection)
      // Guards judge the whole document, also the fields that the caller may not read.
      const doc = await whole(req, collection, params.id!)
      if (!doc) throw notFound()
      const actor = actorFor(req, binding, doc)
      const judged = await judgeableFacts(req, binding, { doc, now: now(), actor, input: {} })
      return { state: doc.state, version: doc.version, transitions: optionsFor(binding.workflow, judged) }
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/transitions/:name',
    summary: 'Makes one permitted move',
    access: 'user',
    idempotent: true,
    input: z.object({ version: z.int().min(0), input: z.record(z.string(), z.unknown()).optional() }),
    output: z.object({ doc: documentOf(collection) }),
    refusals,
    handler: async ({ req, params, input }) => {
      const binding = bindingOf(req.payload, collection)
      if (!(await found(req, collection, params.id!))) throw await unseen(req, binding, params)
      await transition(req, {
        collection,
        id: params.id!,
        name: params.name!,
        version: input.version,
        input: input.input ?? {},
        actor: (doc) => actorFor(req, binding, doc),
      })
      return { doc: await readable(req, collection, params.id!) }
    },
  }),
]

/** The document as the caller may read it. @throws DomainError `not_found`, also when access is refused */
async function readable(req: PayloadRequest, collection: string, id: string): Promise<Document> {
  const doc = await found(req, collection, id)
  if (!doc) throw notFound()
  return doc
}

async function found(req: PayloadRequest, collection: string, id: string): Promise<Document | null> {
  if (!z.uuid().safeParse(id).success) return null
  const { docs } = await req.payload.find({
    collection: collection as CollectionSlug, where: { id: { equals: id } },
    depth: 0, joins: false, limit: 1, pagination: false, overrideAccess: false, req,
  })
  return (docs[0] as unknown as Document | undefined) ?? null
}

const whole = (req: PayloadRequest, collection: string, id: string): Promise<Document | null> =>
  req.payload.db.findOne<Document>({ collection: collection as CollectionSlug, req, joins: false, where: { id: { equals: id } } })

/** A document that is out of sight reads like a missing one, except to somebody whose move came a moment too late. */
async function unseen(req: PayloadRequest, binding: WorkflowBinding, { id, name }: Record<string, string>): Promise<DomainError> {
  const doc = z.uuid().safeParse(id).success ? await whole(req, binding.workflow.collection, id!) : null
  const late = doc && lateRefusal(binding.workflow, name!, { doc, actor: actorFor(req, binding, doc) })
  return late ?? notFound()
}
