import type { Endpoint } from 'payload'
import { z } from 'zod'
import type { ErrorCode } from '../../domain/errors.ts'
import { DIRECTIONS } from '../../domain/workflow/direction.ts'
import { optionsFor } from '../../domain/workflow/options.ts'
import { now } from '../clock.ts'
import { notFound } from '../db/lock.ts'
import { endpoint } from '../http/endpoint.ts'
import { documentOf, facts } from '../http/output.ts'
import { actorFor } from './actor.ts'
import { bindingOf } from './binding.ts'
import { moveOne, readable, whole } from './moveOne.ts'
import { judgeableFacts } from './transition.ts'

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
      const { id, name } = params as { id: string; name: string }
      return { doc: await moveOne(req, { collection, id, name, version: input.version, input: input.input ?? {} }) }
    },
  }),
]
