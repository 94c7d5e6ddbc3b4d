import type { CollectionSlug, PayloadRequest } from 'payload'
import type { DomainError } from '../../domain/errors.ts'
import { lateRefusal } from '../../domain/workflow/decide.ts'
import { notFound } from '../db/lock.ts'
import { inTransaction } from '../db/transaction.ts'
import { uuidOf } from '../db/uuidOf.ts'
import type { WorkflowBinding } from '../feature.ts'
import { lockReadable } from '../http/lockReadable.ts'
import { actorFor } from './actor.ts'
import { bindingOf } from './binding.ts'
import type { Document } from './effect.ts'
import { transition } from './transition.ts'

type Asked = { collection: string; id: string; name: string; version: number; input: Record<string, unknown> }

/**
 * Makes a move that a caller asked for, of a document that the caller may read.
 * @returns the document as the caller may read it now
 * @throws DomainError as `transition`; `not_found` also when access is refused
 */
export const moveOne = (req: PayloadRequest, { collection, id, name, version, input }: Asked): Promise<Document> =>
  inTransaction(req, async () => {
    const binding = bindingOf(req.payload, collection)
    // The order of locks is the same whoever makes a move; who may not see the document holds up nobody.
    if (binding.lockFirst && (await found(req, collection, id))) await binding.lockFirst(req, id)
    const locked = await lockReadable<Document>(req, collection as CollectionSlug, id)
    if (!locked) throw await unseen(req, binding, { id, name })
    await transition(req, { collection, id, name, version, input, locked, actor: (doc) => actorFor(req, binding, doc) })
    return readable(req, collection, id)
  })

/** The document as the caller may read it. @throws DomainError `not_found`, also when access is refused */
export async function readable(req: PayloadRequest, collection: string, id: string): Promise<Document> {
  const doc = await found(req, collection, id)
  if (!doc) throw notFound()
  return doc
}

async function found(req: PayloadRequest, collection: string, id: string): Promise<Document | null> {
  if (!uuidOf(id)) return null
  const { docs } = await req.payload.find({
    collection: collection as CollectionSlug, where: { id: { equals: id } },
    depth: 0, joins: false, limit: 1, pagination: false, overrideAccess: false, req,
  })
  return (docs[0] as unknown as Document | undefined) ?? null
}

export const whole = (req: PayloadRequest, collection: string, id: string): Promise<Document | null> =>
  req.payload.db.findOne<Document>({ collection: collection as CollectionSlug, req, joins: false, where: { id: { equals: id } } })

/** A document that is out of sight reads like a missing one, except to somebody whose move came a moment too late. */
async function unseen(req: PayloadRequest, binding: WorkflowBinding, { id, name }: { id: string; name: string }): Promise<DomainError> {
  const doc = uuidOf(id) ? await whole(req, binding.workflow.collection, id) : null
  const late = doc && lateRefusal(binding.workflow, name, { doc, actor: actorFor(req, binding, doc) })
  return late ?? notFound()
}
